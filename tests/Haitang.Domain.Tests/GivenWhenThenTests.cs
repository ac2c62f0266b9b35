using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests;

public class GivenWhenThenTests
{
    private sealed record Opened(int Depth) : IEvent;

    private sealed record Shut(int Depth) : IEvent;

    [Fact]
    public void another_fact_of_the_same_shape_is_not_the_expected_one() =>
        Assert.ThrowsAny<Exception>(() => new Outcome(Decision.Accept(new Opened(1))).Then(new Shut(1)));

    [Fact]
    public void the_same_fact_with_another_value_is_not_the_expected_one() =>
        Assert.ThrowsAny<Exception>(() => new Outcome(Decision.Accept(new Opened(1))).Then(new Opened(2)));

    [Fact]
    public void a_refusal_is_no_acceptance_and_names_its_code() =>
        Assert.Contains("lid.shut", Assert.ThrowsAny<Exception>(() =>
            new Outcome(Decision.Refuse("lid.shut")).Then(new Opened(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void a_refused_input_is_not_a_refusal_by_a_rule() =>
        Assert.ThrowsAny<Exception>(() => new Outcome(Decision.RefuseField("depth", "input.required")).ThenRefused("input.required"));

    [Fact]
    public void an_acceptance_is_no_refusal() =>
        Assert.ThrowsAny<Exception>(() => new Outcome(Decision.Accept(new Opened(1))).ThenRefused("lid.shut"));
}

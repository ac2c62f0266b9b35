using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Tests;

/// <summary>
/// Given these facts, when this command comes, then these facts follow, or this refusal:
/// <c>Given(Collected).When(new ClassifyAppeal { … }, by: Desk).Then(new AppealClassified(…))</c>.
/// Use it with <c>using static</c>.
/// </summary>
public static class GivenWhenThen
{
    /// <summary>A Thursday morning, 09:00 in Shanghai.</summary>
    public static DateTimeOffset T0 { get; } = new(2024, 10, 31, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The stream that is acted on.</summary>
    public static Guid Id { get; } = new("0192e000-0000-7000-8000-000000000001");

    /// <summary>The id of the command that is sent.</summary>
    public static Guid CommandId { get; } = new("0192e000-0000-7000-8000-0000000000c0");

    public static History<TState> Given<TState>(params IReadOnlyList<IEvent<TState>> happened) where TState : class, IStreamState<TState> =>
        new(Fold(happened));

    /// <summary>A stream that has not begun.</summary>
    public static History<TState> GivenNothing<TState>() where TState : class, IStreamState<TState> => new(TState.Initial);

    public static TState Fold<TState>(params IReadOnlyList<IEvent<TState>> happened) where TState : class, IStreamState<TState> =>
        happened.Aggregate(TState.Initial, TState.Evolve);
}

/// <summary>What has happened so far, and what else a decision may know.</summary>
public sealed record History<TState>(TState State) where TState : class, IStreamState<TState>
{
    private Func<Facts, Facts> Also { get; init; } = facts => facts;

    private OrganisationDirectory Organisation { get; init; } = OrganisationDirectory.Empty;

    private DeadlineRules Rules { get; init; } = DeadlineRules.None;

    /// <summary>The city in which it happens.</summary>
    public History<TState> In(OrganisationDirectory organisation) => this with { Organisation = organisation };

    /// <summary>The deadline policy and the working calendar that it happens under.</summary>
    public History<TState> Under(DeadlineRules rules) => this with { Rules = rules };

    /// <summary>One more fact that the command asks for.</summary>
    public History<TState> Knowing<TFact>(TFact fact) where TFact : notnull => this with { Also = facts => Also(facts).With(fact) };

    public Outcome When(ICommand<TState> command, DateTimeOffset? now = null, Actor? by = null) =>
        new(command.Decide(State, Facts(now, by)));

    public Outcome When(ICommandOnTwo<TState> command, TState other, DateTimeOffset? now = null, Actor? by = null) =>
        new(command.Decide(State, other, Facts(now, by)));

    private Facts Facts(DateTimeOffset? now, Actor? by) =>
        Also(new Facts(by ?? Actor.System, now ?? GivenWhenThen.T0, GivenWhenThen.Id, GivenWhenThen.CommandId, Organisation) { Deadlines = Rules });
}

/// <summary>What was decided.</summary>
public sealed record Outcome(Decision Decision)
{
    /// <summary>Exactly these facts, in this order, on the stream itself.</summary>
    public Outcome Then(params IReadOnlyList<IEvent> expected) => Same(expected, Accepted.Events);

    /// <summary>Exactly these facts on the second stream of a command on two.</summary>
    public Outcome AndOnTheOther(params IReadOnlyList<IEvent> expected) => Same(expected, Accepted.OtherEvents);

    /// <summary>A stream of this id begins with exactly these facts.</summary>
    public Outcome AndStarts(Guid id, params IReadOnlyList<IEvent> expected) =>
        Same(expected, Assert.Single(Accepted.Started, s => s.Id == id).Events);

    /// <summary>No other stream begins.</summary>
    public Outcome AndStartsNothing()
    {
        Assert.Empty(Accepted.Started);
        return this;
    }

    /// <summary>Exactly one reason, of a rule or, when a field is named, of an input.</summary>
    public void ThenRefused(string code, string? field = null)
    {
        var reason = Assert.Single(Reasons);
        Assert.Equal((code, field), (reason.Code, reason.Field));
    }

    /// <summary>Exactly these wrong inputs, in any order.</summary>
    public void ThenWrong(params IReadOnlyList<(string Field, string Code)> expected) =>
        Assert.Equal(expected.Order(), Reasons.Select(r => (r.Field!, r.Code)).Order());

    private Decision.Accepted Accepted => Decision as Decision.Accepted
        ?? throw new Xunit.Sdk.XunitException($"Refused: {string.Join(", ", Reasons.Select(r => $"{r.Code} {r.Field}"))}");

    private IReadOnlyList<Refusal> Reasons => Assert.IsType<Decision.Refused>(Decision).Reasons;

    private Outcome Same(IReadOnlyList<IEvent> expected, IReadOnlyList<IEvent> actual)
    {
        Assert.Equal(expected.Select(e => e.GetType()), actual.Select(e => e.GetType()));
        Assert.All(expected.Zip(actual), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
        return this;
    }
}

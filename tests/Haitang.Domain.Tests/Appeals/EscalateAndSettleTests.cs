using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.Appeals.AppealStories;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

public sealed class EscalateAndSettleTests
{
    private static readonly EscalateAppeal Escalate = new() { Reason = "需要登高车" };
    private static readonly SettleAppealOnSpot Settle = new() { Result = "换了灯泡" };

    private static AppealEscalated Escalated(UnitEntry from, UnitEntry to) => new(from.Label(), to.Label(), "需要登高车");

    [Fact]
    public void an_appeal_goes_one_level_up_at_a_time()
    {
        Given(Collected(Grid)).In(TheCity).When(Escalate, by: Leader).Then(Escalated(Grid, Community));
        Given(Collected(Grid), Escalated(Grid, Community)).In(TheCity).When(Escalate, by: Leader).Then(Escalated(Community, Town));
    }

    [Fact]
    public void a_classified_appeal_stays_classified_when_it_goes_up() =>
        Assert.Equal(AppealStatus.Classified, Fold(Collected(Town), Classified(Town), Escalated(Town, City)).Status);

    [Fact]
    public void above_the_city_there_is_nobody() =>
        Given(Collected(City)).In(TheCity).When(Escalate, by: Officer).ThenRefused("appeal.no_higher_level");

    [Fact]
    public void going_up_needs_a_reason() =>
        Given(Collected(Grid)).In(TheCity).When(Escalate with { Reason = "" }, by: Leader).ThenWrong(("reason", "input.required"));

    [Fact]
    public void what_is_answered_goes_nowhere() =>
        Given(Collected(Grid), Settled(Grid)).In(TheCity).When(Escalate, by: Leader).ThenRefused("appeal.not_to_escalate");

    [Fact]
    public void what_is_settled_on_the_spot_is_answered()
    {
        Given(Collected(Grid)).In(TheCity).When(Settle, by: Leader).Then(Settled(Grid));
        Assert.Equal(AppealStatus.Answered, Fold(Collected(Grid), Settled(Grid)).Status);
    }

    [Fact]
    public void settling_needs_words_that_the_resident_reads() =>
        Given(Collected(Grid)).In(TheCity).When(Settle with { Result = " " }, by: Leader).ThenWrong(("result", "input.required"));

    [Fact]
    public void it_is_settled_once() =>
        Given(Collected(Grid), Settled(Grid)).In(TheCity).When(Settle, by: Leader).ThenRefused("appeal.not_to_settle");

    [Fact]
    public void a_confidential_case_knows_its_holder_only() =>
        Assert.Equal([new Party(Relation.Holder, City.Id)], Fold(Collected(City, confidential: true)).Parties);
}

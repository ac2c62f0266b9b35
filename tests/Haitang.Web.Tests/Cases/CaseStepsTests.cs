using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Timelines;
using Haitang.Web.Cases;

namespace Haitang.Web.Tests.Cases;

public sealed class CaseStepsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Named Some = new(Guid.CreateVersion7(), "某", "some");

    private static readonly AppealCollected Collected = new(
        "HT-260302-1", Some, "标题", "内容", Some, Some, null, null, Subject.Resident, null, null, [], false, null, null);

    private static readonly AppealClassified Classified = new(Some, Nature.Help, Urgency.Routine, Level.Town, false, Some);

    private static IReadOnlyList<CaseStep> Steps(AppealStatus status, params IEvent[] happened) =>
        CaseSteps.Of(status, [.. happened.Select((e, n) => new HistoryEntry(n, Guid.Empty, n + 1, "", e, Actor.System, null, Start.AddHours(n)))]);

    [Fact]
    public void a_case_that_came_in_waits_to_be_classified() =>
        Assert.Equal(
            [CaseStepState.Done, CaseStepState.Now, CaseStepState.Ahead, CaseStepState.Ahead, CaseStepState.Ahead, CaseStepState.Ahead],
            Steps(AppealStatus.Collected, Collected).Select(s => s.State));

    [Fact]
    public void the_time_of_a_corrected_classification_is_that_of_the_correction() =>
        Assert.Equal(Start.AddHours(2), Steps(AppealStatus.Classified, Collected, Classified, Classified)[1].At);

    [Fact]
    public void what_was_settled_on_the_spot_went_past_dispatch_and_waits_for_its_rating() =>
        Assert.Equal(
            [CaseStepState.Done, CaseStepState.Passed, CaseStepState.Passed, CaseStepState.Passed, CaseStepState.Done, CaseStepState.Now],
            Steps(AppealStatus.Answered, Collected, new AppealSettledOnSpot(Some, "好了", [])).Select(s => s.State));

    [Fact]
    public void a_case_that_ended_otherwise_waits_for_nothing() =>
        Assert.DoesNotContain(Steps(AppealStatus.Withdrawn, Collected), s => s.State is CaseStepState.Now or CaseStepState.Ahead);
}

using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

using Outcome = Haitang.Domain.Tickets.Outcome;

public sealed class CompleteTicketTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not accepted yet", Issued, Complete, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("it is suspended", Suspended, Complete, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("it is completed already", Completed, Complete, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("a plan without a day", Accepted, Complete with { Outcome = Outcome.Planned }, "input.required", "plannedFor", Engineer),
        RefusedStory.Of("a day without a plan", Accepted, Complete with { PlannedFor = new(2025, 3, 1) }, "ticket.no_plan", "plannedFor", Engineer),
        RefusedStory.Of(
            "a plan for yesterday", Accepted, Complete with { Outcome = Outcome.Planned, PlannedFor = new(2024, 10, 30) },
            "input.past_day", "plannedFor", Engineer),
        RefusedStory.Of(
            "too many pictures", Accepted, Complete with { Attachments = [.. Enumerable.Range(0, 21).Select(Number)] },
            "attachments.too_many", "attachments", Engineer),
        .. RefusedStory.Texts(Accepted, "result", CompleteTicket.MostResult, t => Complete with { Result = t }, Engineer),
    ];

    [Fact]
    public void work_completed_at_its_last_moment_is_in_time() =>
        Given(Accepted).When(Complete, At(11, 6, 17), Engineer).Then(Done(inTime: true));

    [Fact]
    public void work_completed_after_it_is_late() =>
        Given(Accepted).When(Complete, At(11, 6, 17).AddSeconds(1), Engineer).Then(Done(inTime: false));

    [Fact]
    public void what_is_put_on_a_plan_names_the_day() =>
        Given(Accepted).When(Complete with { Outcome = Outcome.Planned, PlannedFor = new(2024, 10, 31) }, by: Engineer)
            .Then(Done(inTime: true) with { Outcome = Outcome.Planned, PlannedFor = new(2024, 10, 31) });

    [Fact]
    public void a_suspension_that_was_asked_for_is_moot_with_it() =>
        Assert.Null(SuspensionAsked.After(Complete, Engineer).SuspensionAsked);

    private static TicketCompleted Done(bool inTime) => new("五盏灯已更换", Outcome.Resolved, null, [], inTime);
}

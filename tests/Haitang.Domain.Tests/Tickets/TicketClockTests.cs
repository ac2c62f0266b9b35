using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

public sealed class TicketClockTests
{
    private static readonly StrikeTicketClock Strike = new();

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("nothing is due yet", Issued, Strike, "clock.not_yet", null, Actor.System, At(10, 31, 17)),
        RefusedStory.Of("a closed ticket has no clock", Closed, Strike, "clock.not_yet", null, Actor.System, At(12, 31, 17)),
        RefusedStory.Of("it has ended", Closed, new MoveTicketDeadline(2), "ticket.ended", by: Actor.System),
        RefusedStory.Of("no day of it changed", Accepted, new MoveTicketDeadline(2), "ticket.deadline_stays", by: Actor.System),
    ];

    [Fact]
    public void after_a_long_night_it_writes_every_fact_with_the_moment_that_counted() =>
        Given(Issued).When(Strike, At(11, 7, 9)).Then(
            new TicketAcceptanceOverdue(At(10, 31, 17)), new TicketContactOverdue(At(10, 31, 17)),
            new TicketDueSoon(1, At(11, 5, 17)), new TicketOverdue(1, At(11, 6, 17)));

    [Fact]
    public void due_soon_begins_at_its_moment() =>
        Given(Accepted.After(Contact, Engineer)).When(Strike, At(11, 5, 17)).Then(new TicketDueSoon(1, At(11, 5, 17)));

    [Fact]
    public void the_due_moment_itself_is_in_time_and_what_comes_after_it_overdue()
    {
        var worked = Accepted.After(Contact, Engineer).After(Strike, Actor.System, At(11, 5, 17));
        var (due, after) = (At(11, 6, 17), At(11, 6, 17).AddMicroseconds(1));
        Assert.Equal(after, TicketMoments.Next(worked));
        Given(worked).When(Strike, due).ThenRefused("clock.not_yet");
        Given(worked).When(Strike, after).Then(new TicketOverdue(1, due));
        Assert.Equal((true, false), (worked.After(Complete, Engineer, due).InTime, worked.After(Complete, Engineer, after).InTime));
        Assert.Equal((Light.Yellow, Light.Red), (Lights.At(due, worked.Due!.SoonAt, worked.Due.By), Lights.At(after, worked.Due.SoonAt, worked.Due.By)));
        var explained = DeadlineExplanation.Of(worked.Due.Clock, new(ClockKind.Complete, 1, PolicyVersion, Urgency.Routine, null), Rules, due);
        Assert.Equal((due, TimeSpan.Zero), (explained.Due, explained.Left));
    }

    [Fact]
    public void accepted_or_contacted_at_the_last_moment_nothing_is_missed()
    {
        var last = Issued.After(new AcceptTicket(), Engineer, At(10, 31, 17)).After(Contact, Engineer, At(10, 31, 17));
        Assert.Equal(Struck.None, last.Missed);
        Given(last).When(Strike, At(11, 1, 9)).ThenRefused("clock.not_yet");
    }

    [Fact]
    public void a_new_run_has_its_own_facts()
    {
        var late = Accepted.After(Contact, Engineer).After(Strike, Actor.System, At(11, 7, 9)).After(Complete, Engineer, At(11, 7, 10));
        var again = late.After(SendBack, Officer, At(11, 7, 11));
        Given(again).When(Strike, At(11, 30, 9)).Then(new TicketDueSoon(2, At(11, 13, 11)), new TicketOverdue(2, At(11, 14, 11)));
    }

    [Fact]
    public void what_moves_the_due_moment_afterwards_writes_nothing_twice()
    {
        var late = ExtensionAsked.After(Contact, Engineer).After(Strike, Actor.System, At(11, 7, 9)).After(Extend, Officer, At(11, 7, 10));
        Given(late).When(Strike, At(11, 30, 9)).ThenRefused("clock.not_yet");
    }

    [Fact]
    public void a_ticket_resumed_long_ago_can_be_overdue_again_already()
    {
        var suspended = SuspensionAsked.After(Contact, Engineer).After(new SuspendTicket(), Officer, At(11, 4, 9));
        Given(suspended).When(Strike, At(11, 30, 9)).Then(
            new TicketResumed(suspended.Due!, At(11, 11, 0)), new TicketDueSoon(1, At(11, 12, 17)), new TicketOverdue(1, At(11, 13, 17)));
    }

    [Fact]
    public void what_came_before_the_suspension_does_not_wait_for_its_end()
    {
        var suspended = SuspensionAsked.After(Contact, Engineer).After(new SuspendTicket(), Officer, At(11, 7, 9));
        Given(suspended).When(Strike, At(11, 7, 10)).Then(new TicketDueSoon(1, At(11, 5, 17)), new TicketOverdue(1, At(11, 6, 17)));
    }

    [Fact]
    public void what_was_done_late_while_the_clock_stood_still_is_written()
    {
        var late = Issued.After(new AcceptTicket(), Engineer, At(11, 7, 9)).After(Contact, Engineer, At(11, 7, 9)).After(Complete, Engineer, At(11, 7, 9));
        Given(late.After(new VerifyTicket(), Officer, At(11, 7, 9))).When(Strike, At(11, 7, 10)).Then(
            new TicketAcceptanceOverdue(At(10, 31, 17)), new TicketContactOverdue(At(10, 31, 17)),
            new TicketDueSoon(1, At(11, 5, 17)), new TicketOverdue(1, At(11, 6, 17)));
    }

    [Fact]
    public void work_completed_in_time_has_no_clock() =>
        Given(Completed).When(Strike, At(12, 31, 17)).ThenRefused("clock.not_yet");

    [Fact]
    public void the_next_moment_is_the_earliest_that_is_not_written()
    {
        Assert.Equal(At(10, 31, 17).AddMicroseconds(1), TicketMoments.Next(Issued));
        Assert.Equal(At(11, 5, 17), TicketMoments.Next(Accepted.After(Contact, Engineer)));
        Assert.Null(TicketMoments.Next(Closed));
    }

    [Fact]
    public void a_years_notice_moves_the_open_clocks_into_it()
    {
        var issued = At(12, 31, 9);
        var ticket = Fold(RoutineIssued with
        {
            Accept = Clock(issued, TimeLimit.WorkingDays(1)),
            Contact = Clock(issued, TimeLimit.WorkingDays(1)),
            Due = Clock(issued, TimeLimit.WorkingDays(5)),
        });
        var noticed = new WorkingTime(WorkingTime.UsualHours, new([new(2024, [], []), new(2025, [new(2025, 1, 6), new(2025, 1, 7)], [])]));
        var rules = new DeadlineRules(PolicyVersion, Rules.Lines, noticed);
        Given(ticket).Under(rules).When(new MoveTicketDeadline(2), issued)
            .Then(new TicketDeadlineMoved(2, ticket.Accept!, ticket.Contact, ticket.Due!.Reckoned(noticed)));
        Given(ticket.After(new AcceptTicket(), Engineer, issued).After(Complete, Engineer, issued)).Under(rules)
            .When(new MoveTicketDeadline(2), issued).ThenRefused("ticket.deadline_stays");
    }

    [Fact]
    public void other_working_hours_move_what_reaches_beyond_their_first_day()
    {
        DayPart[] summer = [new(new(8, 30), new(11, 30)), new(new(14, 0), new(18, 0))];
        WorkingHours[] hours = [new(new(2024, 10, 31), WorkingTime.UsualHours), new(new(2024, 11, 4), summer)];
        var changed = new WorkingTime(hours, new([new(2024, [], [])]));
        var rules = new DeadlineRules(PolicyVersion, Rules.Lines, changed);
        // Due on 6 November at 17:00; both hours make seven a day, and the last of them now ends at 18:00.
        Given(Accepted).Under(rules).When(new MoveTicketDeadline(2), T0)
            .Then(new TicketDeadlineMoved(2, Accepted.Accept!, Accepted.Contact, Accepted.Due!.Reckoned(changed)));
        Assert.Equal(At(11, 6, 18), Accepted.Due!.Reckoned(changed).By);
        // Acceptance and first contact are due before: they stay.
        Assert.Equal(At(10, 31, 17), Accepted.Contact!.Reckoned(changed).By);
    }
}

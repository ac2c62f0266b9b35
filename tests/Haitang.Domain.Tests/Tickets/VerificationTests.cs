using Haitang.Domain.Deadlines;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

using Outcome = Haitang.Domain.Tickets.Outcome;

public sealed class VerificationTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("nothing to verify", Accepted, new VerifyTicket(), "ticket.not_completed"),
        RefusedStory.Of("nothing to send back", Accepted, SendBack, "ticket.not_completed"),
        RefusedStory.Of("closed is closed", Closed, SendBack, "ticket.not_completed"),
        RefusedStory.Of("one's own work is verified", Completed, new VerifyTicket(), "ticket.own_work", by: Engineer),
        RefusedStory.Of("an extension could make it timely", CompletedLate, new VerifyTicket(), "ticket.extension_waits"),
        RefusedStory.Of("an extension of the first run waits", CompletedExtensionAsked, SendBack, "ticket.extension_waits"),
        RefusedStory.Of("one's own work is sent back", Completed, SendBack, "ticket.own_work", by: Engineer),
        .. RefusedStory.Texts(Completed, "reason", SendBackTicket.MostReason, t => SendBack with { Reason = t }),
    ];

    private static Ticket CompletedLate => ExtensionAsked.After(Complete, Engineer, At(11, 7, 9));

    [Fact]
    public void an_extension_that_was_asked_in_time_is_ruled_on_before_late_work_is_verified()
    {
        var ruled = CompletedLate.After(Extend, Officer, At(11, 7, 10)).After(new VerifyTicket(), Officer, At(11, 7, 11));
        Assert.Equal((TicketStatus.Closed, At(11, 8, 17)), (ruled.Status, ruled.AssessedBy));
        Assert.Equal(At(11, 6, 17), CompletedLate.After(DenyExtension, Officer).After(new VerifyTicket(), Officer).AssessedBy);
    }

    [Fact]
    public void work_completed_in_time_is_verified_without_it()
    {
        var verified = CompletedExtensionAsked.After(new VerifyTicket(), Officer);
        Assert.Equal((TicketStatus.Closed, null), (verified.Status, verified.ExtensionAsked));
    }

    [Fact]
    public void verified_work_is_closed_with_it() =>
        Given(Completed).When(new VerifyTicket(), by: Officer).Then(new TicketVerified(), new TicketClosed(Id, Outcome.Resolved));

    [Fact]
    public void what_is_sent_back_gets_a_new_run_with_the_time_it_had_at_issue() =>
        Given(Completed).When(SendBack, At(11, 4, 9), Officer)
            .Then(new TicketSentBack(Id, "还有一盏不亮", 2, Clock(At(11, 4, 9), TimeLimit.WorkingDays(5))));

    [Fact]
    public void it_is_in_hand_again_and_nothing_of_the_former_run_waits()
    {
        // What counts for assessment was settled with the first run: a later extension lapses with its run.
        var second = CompletedExtensionAsked.After(DenyExtension, Officer).After(SendBack, Officer, At(11, 4, 9)).After(AskExtension with { Until = At(11, 11, 17) }, Engineer, At(11, 4, 9));
        var again = second.After(Complete, Engineer, At(11, 4, 9)).After(SendBack, Officer, At(11, 4, 9));
        Assert.Equal(
            (TicketStatus.Accepted, 3, null, null, null, At(11, 8, 17)),
            (again.Status, again.Run, again.Outcome, again.InTime, again.ExtensionAsked, again.Due!.By));
    }

    [Fact]
    public void assessment_counts_the_due_moment_before_the_first_send_back()
    {
        var extended = ExtensionAsked.After(Extend, Officer).After(Complete, Engineer);
        Assert.Equal(At(11, 8, 17), extended.After(SendBack, Officer, At(11, 4, 9)).AssessedBy);
    }
}

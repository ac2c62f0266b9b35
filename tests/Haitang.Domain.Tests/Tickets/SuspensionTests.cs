using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

public sealed class SuspensionTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not in hand", Issued, AskSuspension, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("another one waits for its ruling", SuspensionAsked, AskSuspension, "ticket.suspension_asked", by: Engineer),
        RefusedStory.Of("review today", Accepted, AskSuspension with { ReviewOn = new(2024, 10, 31) }, "input.not_after_today", "reviewOn", Engineer),
        RefusedStory.Of("review after 31 days", Accepted, AskSuspension with { ReviewOn = new(2024, 12, 1) }, "ticket.review_too_late", "reviewOn", Engineer),
        RefusedStory.Of("none was asked for", Accepted, new SuspendTicket(), "ticket.no_suspension_asked"),
        RefusedStory.Of("the ticket has ended meanwhile", Withdrawn, new SuspendTicket(), "ticket.no_suspension_asked"),
        RefusedStory.Of("the review date has come", SuspensionAsked, new SuspendTicket(), "ticket.review_passed", now: At(11, 11, 0)),
        RefusedStory.Of("none was asked for", Accepted, DenySuspension, "ticket.no_suspension_asked"),
        RefusedStory.Of("the ticket has ended meanwhile", Withdrawn, DenySuspension, "ticket.no_suspension_asked"),
        RefusedStory.Of("it is not suspended", Accepted, new ResumeTicket(), "ticket.not_suspended"),
        .. RefusedStory.Texts(SuspensionAsked, "reason", SendBackTicket.MostReason, t => DenySuspension with { Reason = t }),
    ];

    [Fact]
    public void a_review_is_at_most_thirty_days_away() =>
        Given(Accepted).When(AskSuspension with { ReviewOn = new(2024, 11, 30) }, by: Engineer)
            .Then(new TicketSuspensionRequested(SuspensionReason.Season, new(2024, 11, 30)));

    [Fact]
    public void the_clock_stands_from_the_ruling_to_the_review_date()
    {
        var ruled = At(11, 4, 9);
        Given(SuspensionAsked).When(new SuspendTicket(), ruled, Officer).Then(new TicketSuspended(
            SuspensionReason.Season, new(2024, 11, 11), At(11, 11, 0), Accepted.Due!.Pause(ruled, At(11, 11, 0), Time)));
    }

    [Fact]
    public void two_days_used_leave_three_after_it() =>
        Assert.Equal(At(11, 13, 17), SuspensionAsked.After(new SuspendTicket(), Officer, At(11, 4, 9)).Due!.By);

    [Fact]
    public void it_resumes_by_itself_on_the_review_date()
    {
        var suspended = SuspensionAsked.After(Contact, Engineer).After(new SuspendTicket(), Officer, At(11, 4, 9));
        Given(suspended).When(new StrikeTicketClock(), At(11, 11, 3))
            .Then(new TicketResumed(suspended.Due!, At(11, 11, 0)));
    }

    [Fact]
    public void it_is_resumed_earlier_and_loses_the_rest()
    {
        var resumed = SuspensionAsked.After(new SuspendTicket(), Officer, At(11, 4, 9)).After(new ResumeTicket(), Officer, At(11, 5, 9));
        Assert.Equal((TicketStatus.Accepted, At(11, 7, 17), null), (resumed.Status, resumed.Due!.By, resumed.ResumesAt));
    }

    [Fact]
    public void whoever_resumes_it_before_the_late_clock_does_gains_no_time()
    {
        var suspended = SuspensionAsked.After(new SuspendTicket(), Officer, At(11, 4, 9));
        Assert.Equal(At(11, 13, 17), suspended.After(new ResumeTicket(), Officer, At(11, 12, 9)).Due!.By);
    }

    [Fact]
    public void refused_the_clock_never_stood()
    {
        Given(SuspensionAsked).When(DenySuspension, by: Officer).Then(new TicketSuspensionRefused("天气已好"));
        Assert.Equal(Accepted, SuspensionAsked.After(DenySuspension, Officer));
    }

    [Fact]
    public void an_extension_that_was_asked_before_is_ruled_on_while_it_is_suspended()
    {
        var both = ExtensionAsked.After(AskSuspension with { ReviewOn = new(2024, 11, 1) }, Engineer).After(new SuspendTicket(), Officer);
        var extended = both.After(Extend, Officer);
        Assert.Equal((TicketStatus.Suspended, At(11, 8, 17)), (extended.Status, extended.Due!.By));
    }
}

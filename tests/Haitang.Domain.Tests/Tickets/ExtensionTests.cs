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

public sealed class ExtensionTests
{
    private static readonly Ticket Twice = ExtendedOnce.After(Ask(At(11, 12, 17)), Engineer).After(Grant(At(11, 12, 17)), Officer);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not in hand", Issued, AskExtension, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("it is an emergency", Emergency, AskExtension, "ticket.emergency_not_extended", by: Engineer),
        RefusedStory.Of("it was extended twice", Twice, Ask(At(11, 13, 17)), "ticket.extensions_used", by: Engineer),
        RefusedStory.Of("another one waits for its ruling", ExtensionAsked, AskExtension, "ticket.extension_asked", by: Engineer),
        RefusedStory.Of("it is due already", Accepted, AskExtension, "ticket.extension_too_late", null, Engineer, At(11, 6, 17).AddSeconds(1)),
        RefusedStory.Of("it would gain nothing", Accepted, Ask(At(11, 6, 18)), "ticket.extends_nothing", "until", Engineer),
        RefusedStory.Of("it is longer than the original time", Accepted, Ask(At(11, 14, 9, 1)), "ticket.extension_too_long", "until", Engineer),
        RefusedStory.Of("more than was asked for", ExtensionAsked, Grant(At(11, 11, 17)), "ticket.longer_than_asked", "until"),
        RefusedStory.Of("less than nothing", ExtensionAsked, Grant(At(11, 5, 17)), "ticket.extends_nothing", "until"),
        RefusedStory.Of("none was asked for", Accepted, Extend, "ticket.no_extension_asked"),
        RefusedStory.Of("none was asked for", Accepted, DenyExtension, "ticket.no_extension_asked"),
        RefusedStory.Of("it has ended", ExtensionAsked.After(Withdraw, Officer), Extend, "ticket.ended"),
        RefusedStory.Of("it has ended", ExtensionAsked.After(Withdraw, Officer), DenyExtension, "ticket.ended"),
        .. RefusedStory.Texts(Accepted, "reason", SendBackTicket.MostReason, t => AskExtension with { Reason = t }, Engineer),
        .. RefusedStory.Texts(ExtensionAsked, "reason", SendBackTicket.MostReason, t => DenyExtension with { Reason = t }),
    ];

    private static Ticket ExtendedOnce => ExtensionAsked.After(Extend, Officer);

    private static Ticket Emergency => IssuedWith(Urgency.Emergency).After(new AcceptTicket(), Engineer);

    [Fact]
    public void it_is_asked_for_up_to_the_due_moment_and_the_clock_runs_on()
    {
        Given(Accepted).When(AskExtension, At(11, 6, 17), Engineer).Then(new TicketExtensionRequested(At(11, 8, 17), "等配件"));
        Assert.Equal(Accepted.Due, ExtensionAsked.Due);
    }

    [Fact]
    public void granted_it_moves_the_due_moment() =>
        Given(ExtensionAsked).When(Extend, by: Officer)
            .Then(new TicketExtended(Accepted.Due!.Extend(TimeLimit.WorkingDay * 2, T0, Time)));

    [Fact]
    public void less_can_be_granted_than_was_asked_for() =>
        Assert.Equal(At(11, 7, 12), ExtensionAsked.After(Grant(At(11, 7, 12)), Officer).Due!.By);

    [Fact]
    public void it_can_be_as_long_as_the_original_time() =>
        Assert.Equal(At(11, 13, 17), Accepted.After(Ask(At(11, 13, 17)), Engineer).After(Grant(At(11, 13, 17)), Officer).Due!.By);

    [Fact]
    public void asked_in_time_it_is_granted_whenever_it_is_ruled_on()
    {
        var late = ExtensionAsked.After(new StrikeTicketClock(), Actor.System, At(11, 7, 9));
        Assert.True(late.Struck.HasFlag(Struck.Overdue));
        Assert.Equal(At(11, 8, 17), late.After(Extend, Officer, At(11, 7, 10)).Due!.By);
    }

    [Fact]
    public void it_is_still_ruled_on_when_the_work_is_completed_and_counts_for_assessment()
    {
        var ruled = ExtensionAsked.After(Complete, Engineer, At(11, 7, 9)).After(Extend, Officer, At(11, 7, 10));
        Assert.Equal((TicketStatus.Completed, At(11, 8, 17)), (ruled.Status, ruled.AssessedBy));
    }

    [Fact]
    public void refused_everything_stays_and_it_can_be_asked_for_again()
    {
        Given(ExtensionAsked).When(DenyExtension, by: Officer).Then(new TicketExtensionRefused("配件已到"));
        Given(ExtensionAsked.After(DenyExtension, Officer)).When(AskExtension, by: Engineer)
            .Then(new TicketExtensionRequested(At(11, 8, 17), "等配件"));
    }

    [Fact]
    public void a_ticket_is_extended_twice_at_most() => Assert.Equal((2, At(11, 12, 17)), (Twice.Extensions, Twice.Due!.By));

    private static RequestExtension Ask(DateTimeOffset until) => AskExtension with { Until = until };

    private static ExtendTicket Grant(DateTimeOffset until) => new() { Until = until };
}

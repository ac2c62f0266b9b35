using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
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

public sealed class ReturnTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it was accepted", Accepted, AskReturn, "ticket.not_waiting", by: Engineer),
        RefusedStory.Of("the ruling is awaited", ReturnAsked, AskReturn, "ticket.not_waiting", by: Engineer),
        RefusedStory.Of("the time to accept is over", Issued, AskReturn, "ticket.return_too_late", null, Engineer, At(10, 31, 17).AddSeconds(1)),
        RefusedStory.Of("nobody is called so", Issued, AskReturn with { SuggestedUnit = "no-such" }, "unit.unknown", "suggestedUnit", Engineer),
        RefusedStory.Of("a closed unit", Issued, AskReturn with { SuggestedUnit = ClosedTown.Code }, "unit.unknown", "suggestedUnit", Engineer),
        RefusedStory.Of("itself", Issued, AskReturn with { SuggestedUnit = Department.Code }, "ticket.suggests_itself", "suggestedUnit", Engineer),
        RefusedStory.Of("none was asked for", Issued, new ReturnTicket(), "ticket.no_return_asked"),
        RefusedStory.Of("none was asked for", Accepted, DenyReturn, "ticket.no_return_asked"),
        .. RefusedStory.Texts(Issued, "reason", SendBackTicket.MostReason, t => AskReturn with { Reason = t }, Engineer),
        .. RefusedStory.Texts(ReturnAsked, "reason", SendBackTicket.MostReason, t => DenyReturn with { Reason = t }),
    ];

    [Fact]
    public void the_accept_clock_stands_from_the_asking_on()
    {
        var asked = At(10, 31, 16);
        Given(Issued).When(AskReturn, asked, Engineer)
            .Then(new TicketReturnRequested("不属于本单位职责", Partner.Label(), Issued.Accept!.Pause(asked, null, Time)));
        Assert.Null(Issued.After(AskReturn, Engineer, asked).Accept!.By);
    }

    [Fact]
    public void it_can_be_asked_for_at_the_last_moment_and_without_a_suggestion() =>
        Given(Issued).When(AskReturn with { SuggestedUnit = default }, At(10, 31, 17), Engineer)
            .Then(new TicketReturnRequested("不属于本单位职责", null, Issued.Accept!.Pause(At(10, 31, 17), null, Time)));

    [Fact]
    public void a_granted_return_ends_the_ticket() =>
        Given(ReturnAsked).When(new ReturnTicket(), by: Officer).Then(new TicketReturned(Id));

    [Theory]
    [InlineData(10, "2024-11-04T16:00:00+08:00")]
    [InlineData(16, "2024-11-04T10:00:00+08:00")]
    [InlineData(17, "2024-11-04T10:00:00+08:00")]
    public void refused_it_goes_on_with_what_was_left_and_at_least_one_hour(int askedAt, string by)
    {
        var asked = Issued.After(AskReturn, Engineer, At(10, 31, askedAt));
        var refused = asked.After(DenyReturn, Officer, At(11, 4, 9));
        Assert.Equal((TicketStatus.Issued, DateTimeOffset.Parse(by, null)), (refused.Status, refused.Accept!.By));
    }

    [Fact]
    public void an_emergency_goes_on_for_at_least_one_natural_hour()
    {
        var asked = IssuedWith(Urgency.Emergency).After(AskReturn, Engineer, T0.AddMinutes(20));
        Assert.Equal(At(11, 1, 0), asked.After(DenyReturn, Officer, At(10, 31, 23)).Accept!.By);
    }

    [Fact]
    public void nobody_is_late_while_the_ruling_is_awaited() =>
        Assert.False(ReturnAsked.After(new StrikeTicketClock(), Actor.System, At(11, 30, 9)).Struck.HasFlag(Struck.Acceptance));
}

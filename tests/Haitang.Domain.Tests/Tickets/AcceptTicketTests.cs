using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

public sealed class AcceptTicketTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it was taken on before", Accepted, new AcceptTicket(), "ticket.not_waiting", by: Engineer),
        RefusedStory.Of("its return is being ruled on", ReturnAsked, new AcceptTicket(), "ticket.not_waiting", by: Engineer),
    ];

    [Fact]
    public void a_ticket_accepted_at_its_last_moment_is_accepted_in_time() =>
        Given(Issued).When(new AcceptTicket(), At(10, 31, 17), Engineer).Then(new TicketAccepted(InTime: true));

    [Fact]
    public void a_ticket_accepted_after_its_time_is_accepted_but_not_in_time() =>
        Given(Issued).When(new AcceptTicket(), At(10, 31, 17).AddSeconds(1), Engineer).Then(new TicketAccepted(InTime: false));

    [Fact]
    public void an_accepted_ticket_is_in_hand() => Assert.Equal(TicketStatus.Accepted, Accepted.Status);
}

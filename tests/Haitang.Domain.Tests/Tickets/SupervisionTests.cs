using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;

namespace Haitang.Domain.Tests.Tickets;

public sealed class SupervisionTests
{
    private static readonly Ticket Yellow = Accepted.After(Supervise, TownSecretary);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it has ended", Closed, Supervise, "ticket.ended"),
        RefusedStory.Of("it has that card", Yellow, Supervise, "ticket.supervised"),
        RefusedStory.Of("it has a stronger card", Supervised, Supervise, "ticket.supervised"),
        RefusedStory.Of("it has ended", Closed, new SuperviseProblem(), "ticket.ended", by: Actor.System),
        RefusedStory.Of("it has the card", Supervised, new SuperviseProblem(), "ticket.supervised", by: Actor.System),
        RefusedStory.Of("it has no card", Accepted, new LiftSupervision(), "ticket.not_supervised"),
        RefusedStory.Of("it has ended", Supervised.After(Withdraw, Officer), new LiftSupervision(), "ticket.ended"),
        .. RefusedStory.Texts(Accepted, "reason", SendBackTicket.MostReason, t => Supervise with { Reason = t }),
    ];

    [Fact]
    public void a_red_card_follows_a_yellow_one() =>
        Given(Yellow).When(Supervise with { Colour = Card.Red }, by: Officer).Then(new TicketSupervised(Card.Red, "久拖不决", SupervisionCause.Asked));

    [Fact]
    public void a_problem_case_gets_a_red_card_without_anybodys_words() =>
        Given(Yellow).When(new SuperviseProblem()).Then(new TicketSupervised(Card.Red, null, SupervisionCause.ProblemCase));

    [Fact]
    public void it_is_lifted_and_can_come_back()
    {
        Given(Supervised).When(new LiftSupervision(), by: Officer).Then(new TicketSupervisionLifted());
        Given(Supervised.After(new LiftSupervision(), Officer)).When(Supervise, by: Officer)
            .Then(new TicketSupervised(Card.Yellow, "久拖不决", SupervisionCause.Asked));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>问题工单: its case became a problem case, so it gets a red card. A reaction sends it.</summary>
public sealed record SuperviseProblem : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        !state.IsOpen ? Refuse("ticket.ended", ("status", state.Status))
        : state.Card is Card.Red ? Refuse("ticket.supervised", ("colour", state.Card))
        : Accept(new TicketSupervised(Card.Red, null, SupervisionCause.ProblemCase));
}

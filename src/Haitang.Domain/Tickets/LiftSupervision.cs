using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>解除督办</summary>
public sealed record LiftSupervision : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        !state.IsOpen ? Refuse("ticket.ended", ("status", state.Status))
        : state.Card is null ? Refuse("ticket.not_supervised") : Accept(new TicketSupervisionLifted());
}

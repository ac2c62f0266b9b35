using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>同意退单: the desk takes the ticket back and dispatches anew.</summary>
public sealed record ReturnTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        state.Status is TicketStatus.ReturnAsked ? Accept(new TicketReturned(state.Case)) : Refuse("ticket.no_return_asked", ("status", state.Status));
}

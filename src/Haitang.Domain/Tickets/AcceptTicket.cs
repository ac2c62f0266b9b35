using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>签收: the unit takes the ticket on. Stops the accept-by clock.</summary>
public sealed record AcceptTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        state.Status is TicketStatus.Issued
            ? Accept(new TicketAccepted(state.Accept!.IsInTime(facts.Now)))
            : Refuse("ticket.not_waiting", ("status", state.Status));
}

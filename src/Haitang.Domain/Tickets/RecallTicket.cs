using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>撤单 because its appeal went another way: up, into another case, or back to the resident. A reaction sends it.</summary>
public sealed record RecallTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        state.IsOpen ? Accept(new TicketWithdrawn(state.Case, null)) : Refuse("ticket.ended", ("status", state.Status));
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>不同意挂起: work goes on, the clock never stood.</summary>
public sealed record RefuseSuspension : ICommand<Ticket>
{
    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Accepted || state.SuspensionAsked is null) return Refuse("ticket.no_suspension_asked", ("status", state.Status));
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketSuspensionRefused(Reason));
    }
}

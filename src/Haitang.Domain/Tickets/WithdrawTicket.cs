using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>撤单: the issuer takes it back, whatever its state.</summary>
public sealed record WithdrawTicket : ICommand<Ticket>
{
    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketWithdrawn(state.Case, Reason));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>不同意延期</summary>
public sealed record RefuseExtension : ICommand<Ticket>
{
    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        if (state.ExtensionAsked is null) return Refuse("ticket.no_extension_asked");
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketExtensionRefused(Reason));
    }
}

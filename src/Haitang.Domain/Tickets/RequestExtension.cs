using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>申请延期: asked before due-by, at most two, none for emergencies. The clock runs until the ruling.</summary>
public sealed record RequestExtension : ICommand<Ticket>
{
    public required DateTimeOffset Until { get; init; }

    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Accepted) return Refuse("ticket.not_in_hand", ("status", state.Status));
        if (Extensions.Forbid(state) is { } forbidden) return forbidden;
        if (state.ExtensionAsked is not null) return Refuse("ticket.extension_asked");
        if (!state.Due!.IsInTime(facts.Now)) return Refuse("ticket.extension_too_late", ("by", state.Due.By));
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        Extensions.Check(inputs, Until, state, facts);
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketExtensionRequested(Until, Reason));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>督办: a yellow or a red card. A stronger card can follow a weaker one, never the other way.</summary>
public sealed record SuperviseTicket : ICommand<Ticket>
{
    public required Card Colour { get; init; }

    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        return inputs.Wrong ? inputs.Refuse()
            : state.Card >= Colour ? Refuse("ticket.supervised", ("colour", state.Card))
            : Accept(new TicketSupervised(Colour, Reason, SupervisionCause.Asked));
    }
}

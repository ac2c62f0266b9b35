using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>Its unit was merged: the one that took it over goes on with the open ticket.</summary>
public sealed record TransferTicket(Guid From, Guid To) : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        if (facts.Organisation.Unit(To) is not { } to || facts.Organisation.Unit(From) is not { } from) return Refuse("unit.unknown", ("unit", To));
        var events = new List<IEvent>(2);
        if (state.Unit == From) events.Add(new TicketTransferred(from.ToNamed(), to.ToNamed(), TransferredPart.Unit, state.Case));
        if (state.Issuer == From) events.Add(new TicketTransferred(from.ToNamed(), to.ToNamed(), TransferredPart.Issuer, state.Case));
        return events.Count > 0 ? Accept(events) : Refuse("ticket.not_of_unit");
    }
}

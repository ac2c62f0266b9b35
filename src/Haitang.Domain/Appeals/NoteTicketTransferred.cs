using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>The unit of an open ticket of this appeal was merged: another one works on it now. A reaction sends it.</summary>
public sealed record NoteTicketTransferred(Guid Ticket, Named From, Named To) : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Tickets.FirstOrDefault(t => t.Id == Ticket) is { IsOpen: true } ticket && ticket.Unit == From.Id
            ? Accept(new AppealTicketTransferred(Ticket, From, To))
            : Refuse("appeal.ticket_known");
}

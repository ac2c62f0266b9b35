using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>A year's notice or other working hours were entered: the open clocks of the ticket are reckoned anew.</summary>
/// <param name="Calendar">The version of the working calendar that came.</param>
public sealed record MoveTicketDeadline(int Calendar) : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        var time = facts.Deadlines.Time;
        var (accept, contact, due) = (state.Accept!, state.Contact, state.Due!);
        if (state.Status is TicketStatus.Issued or TicketStatus.ReturnAsked) accept = accept.Reckoned(time);
        if (!state.Contacted) contact = contact?.Reckoned(time);
        if (state.Status is not TicketStatus.Completed) due = due.Reckoned(time);
        return accept == state.Accept && contact == state.Contact && due == state.Due
            ? Refuse("ticket.deadline_stays")
            : Accept(new TicketDeadlineMoved(Calendar, accept, contact, due));
    }
}

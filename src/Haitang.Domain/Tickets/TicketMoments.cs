using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tickets;

/// <summary>The moments of a ticket that the clock watches, each with the fact that it writes, once per run.</summary>
public static class TicketMoments
{
    /// <summary>The earliest moment still to come or not yet written; null when none is.</summary>
    public static DateTimeOffset? Next(Ticket ticket) => Pending(ticket).Select(p => p.At).Order().Cast<DateTimeOffset?>().FirstOrDefault();

    /// <summary>What is not yet written, in no order.</summary>
    internal static IEnumerable<(DateTimeOffset At, Struck Mark)> Pending(Ticket ticket)
    {
        if (ticket.Status is TicketStatus.Issued && ticket.Accept!.By is { } accept && !ticket.Struck.HasFlag(Struck.Acceptance))
            yield return (accept, Struck.Acceptance);
        if (ticket.Status is not (TicketStatus.Issued or TicketStatus.ReturnAsked or TicketStatus.Accepted or TicketStatus.Suspended)) yield break;
        if (!ticket.Contacted && ticket.Contact?.By is { } contact && !ticket.Struck.HasFlag(Struck.Contact)) yield return (contact, Struck.Contact);
        if (ticket.Status is TicketStatus.Suspended)
        {
            yield return (ticket.ResumesAt!.Value, Struck.None);
            yield break;
        }

        if (ticket.Due!.SoonAt is { } soon && !ticket.Struck.HasFlag(Struck.Soon)) yield return (soon, Struck.Soon);
        if (ticket.Due.By is { } due && !ticket.Struck.HasFlag(Struck.Overdue)) yield return (due, Struck.Overdue);
    }

    internal static IEvent Fact(Struck mark, DateTimeOffset at, Ticket ticket, Facts facts) => mark switch
    {
        Struck.Acceptance => new TicketAcceptanceOverdue(at),
        Struck.Contact => new TicketContactOverdue(at),
        Struck.Soon => new TicketDueSoon(ticket.Run, at),
        Struck.Overdue => new TicketOverdue(ticket.Run, at),
        _ => new TicketResumed(ticket.Due!.Resume(at, facts.Deadlines.Time), at),
    };
}

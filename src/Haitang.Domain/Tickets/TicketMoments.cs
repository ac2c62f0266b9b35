using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tickets;

/// <summary>The moments of a ticket that the clock watches, each with the fact that it writes, once per run.</summary>
public static class TicketMoments
{
    /// <summary>When the clock strikes next; null when there is nothing to come and nothing unwritten.</summary>
    public static DateTimeOffset? Next(Ticket ticket) => Pending(ticket).Select(StrikesAt).Order().Cast<DateTimeOffset?>().FirstOrDefault();

    /// <summary>A due moment itself is still in time; due soon and the end of a suspension begin at theirs.</summary>
    internal static DateTimeOffset StrikesAt((DateTimeOffset At, Struck Mark) pending) =>
        pending.Mark is Struck.Acceptance or Struck.Contact or Struck.Overdue ? DueEdge.After(pending.At) : pending.At;

    /// <summary>What is not yet written, in no order.</summary>
    internal static IEnumerable<(DateTimeOffset At, Struck Mark)> Pending(Ticket ticket)
    {
        if (ticket.Status is TicketStatus.Suspended) yield return (ticket.ResumesAt!.Value, Struck.None);
        var watched = Watched(ticket) & ~ticket.Struck;
        if (watched.HasFlag(Struck.Acceptance) && ticket.Accept!.By is { } accept) yield return (accept, Struck.Acceptance);
        if (watched.HasFlag(Struck.Contact) && ticket.Contact?.By is { } contact) yield return (contact, Struck.Contact);
        if (watched.HasFlag(Struck.Soon) && ticket.Due!.SoonAt is { } soon) yield return (soon, Struck.Soon);
        if (watched.HasFlag(Struck.Overdue) && ticket.Due!.By is { } due) yield return (due, Struck.Overdue);
    }

    /// <summary>What the clock waits for, and what it was not there in time to write before somebody acted late.</summary>
    private static Struck Watched(Ticket ticket)
    {
        var contact = ticket.Contacted ? Struck.None : Struck.Contact;
        return ticket.Status switch
        {
            TicketStatus.Issued => Struck.Acceptance | contact | Struck.Soon | Struck.Overdue,
            TicketStatus.ReturnAsked => contact | Struck.Soon | Struck.Overdue,
            // While it is suspended they lie behind the review date, unless they had come before.
            TicketStatus.Accepted or TicketStatus.Suspended => ticket.Missed | contact | Struck.Soon | Struck.Overdue,
            TicketStatus.Completed or TicketStatus.Closed => ticket.Missed,
            _ => Struck.None,
        };
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

using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Projections.Timelines;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>Which part of a case's history somebody wants to read.</summary>
public enum TimelinePart
{
    /// <summary>Without the facts that only repeat on one stream what happened on another.</summary>
    Main,
    /// <summary>What the resident can read.</summary>
    Public,
    Everything,
}

/// <summary>Sorts a case's history into its parts.</summary>
public static class TimelineParts
{
    public static bool Shows(TimelinePart part, HistoryEntry entry) => part switch
    {
        TimelinePart.Main => !IsEcho(entry),
        TimelinePart.Public => IsPublic(entry),
        _ => true,
    };

    /// <summary>Whether the resident reads of it: it has words for the public, and nobody meant it for colleagues alone.</summary>
    public static bool IsPublic(HistoryEntry entry) =>
        Events.HasPublic(entry.Type) && entry.Event is not (AppealMessagePosted { Public: false } or TicketProgressReported { Public: false });

    /// <summary>Whether somebody chose that the resident reads it.</summary>
    public static bool IsMeantForResident(HistoryEntry entry) => entry.Event is AppealMessagePosted { Public: true } or TicketProgressReported { Public: true };

    /// <summary>Told to the case what its ticket says itself, or beside the fact that it follows from.</summary>
    private static bool IsEcho(HistoryEntry entry) => entry.Event
        is AppealTicketFinished or AppealTicketSentBack or AppealTicketTransferred or AppealTicketsRecalled or TicketClosed;
}

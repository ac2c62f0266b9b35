using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Tickets;

/// <summary>工单: a piece of work given to one organisation, with its clocks.</summary>
public sealed record Ticket : IStreamState<Ticket>
{
    public static Ticket Initial { get; } = new();

    public static int FoldVersion => 3;

    public TicketStatus Status { get; init; }
    public Guid Case { get; init; }
    public string Number { get; init; } = "";

    /// <summary>Who works on it.</summary>
    public Guid Unit { get; init; }

    /// <summary>Who rules on it and verifies it.</summary>
    public Guid Issuer { get; init; }
    public bool Lead { get; init; }

    /// <summary>保密: as its case is.</summary>
    public bool Confidential { get; init; }
    /// <summary>Who is recused from a confidential case does nothing on its tickets either.</summary>
    public Guid? KeptBy => Confidential ? Case : null;
    public Urgency Urgency { get; init; }
    public int Policy { get; init; }

    /// <summary>1 at issue, one more with each send-back.</summary>
    public int Run { get; init; }
    public Deadline? Accept { get; init; }
    public Deadline? Contact { get; init; }
    public Deadline? Due { get; init; }

    /// <summary>The due moment, extensions and suspensions included, in force before the first send-back: what assessment counts.</summary>
    public DateTimeOffset? AssessedBy { get; init; }
    public bool Contacted { get; init; }
    public int? Percent { get; init; }
    public Outcome? Outcome { get; init; }
    public bool? InTime { get; init; }
    public DateTimeOffset? ExtensionAsked { get; init; }
    public int Extensions { get; init; }
    public AskedSuspension? SuspensionAsked { get; init; }

    /// <summary>When a suspended ticket resumes by itself.</summary>
    public DateTimeOffset? ResumesAt { get; init; }
    public Card? Card { get; init; }

    /// <summary>What the clock has already written in this run.</summary>
    public Struck Struck { get; init; }

    /// <summary>What was done too late in this run: the clock still writes it, if it was not there in time itself.</summary>
    public Struck Missed { get; init; }

    public bool IsOpen => Status is TicketStatus.Issued or TicketStatus.ReturnAsked or TicketStatus.Accepted
        or TicketStatus.Suspended or TicketStatus.Completed;

    /// <summary>Of a confidential ticket only who works on it and who issued it know: no area has a part in it.</summary>
    public IReadOnlyList<Party> Parties =>
    [
        new(Relation.Addressee, Unit), new(Relation.Issuer, Issuer),
        .. Confidential ? [] : new[] { new Party(Relation.Area, Unit), new Party(Relation.Area, Issuer) },
    ];

    public static Ticket Evolve(Ticket state, IEvent happened) => happened switch
    {
        TicketIssued e => state with
        {
            Status = TicketStatus.Issued,
            Case = e.Case,
            Number = e.Number,
            Unit = e.Unit.Id,
            Issuer = e.Issuer.Id,
            Lead = e.Lead,
            Confidential = e.Confidential,
            Urgency = e.Urgency,
            Policy = e.Policy,
            Run = 1,
            Accept = e.Accept,
            Contact = e.Contact,
            Due = e.Due,
            AssessedBy = e.Due.By,
        },
        TicketMadeConfidential e => state with { Confidential = true, Issuer = e.Issuer.Id },
        TicketConfidentialityLifted => state with { Confidential = false },
        TicketAccepted e => state with { Status = TicketStatus.Accepted, Missed = e.InTime ? state.Missed : state.Missed | Struck.Acceptance },
        TicketContacted e => state with { Contacted = true, Missed = e.InTime is false ? state.Missed | Struck.Contact : state.Missed },
        TicketProgressReported e => state with { Percent = e.Percent ?? state.Percent },
        TicketCompleted e => state with
        {
            Status = TicketStatus.Completed,
            Outcome = e.Outcome,
            InTime = e.InTime,
            SuspensionAsked = null,
            Missed = e.InTime ? state.Missed : state.Missed | Struck.Soon | Struck.Overdue,
        },
        TicketVerified => state,
        TicketClosed => Ended(state, TicketStatus.Closed),
        TicketSentBack e => state with
        {
            Status = TicketStatus.Accepted,
            Run = e.Run,
            Outcome = null,
            InTime = null,
            ExtensionAsked = null,
            Struck = state.Struck & (Struck.Acceptance | Struck.Contact),
            Missed = state.Missed & (Struck.Acceptance | Struck.Contact),
            Due = e.Due,
        },
        TicketReturnRequested e => state with { Status = TicketStatus.ReturnAsked, Accept = e.Accept },
        TicketReturned => Ended(state, TicketStatus.Returned),
        TicketReturnRefused e => state with { Status = TicketStatus.Issued, Accept = e.Accept },
        TicketExtensionRequested e => state with { ExtensionAsked = e.Until },
        TicketExtended e => Moved(state, e.Due) with { ExtensionAsked = null, Extensions = state.Extensions + 1 },
        TicketExtensionRefused => state with { ExtensionAsked = null },
        TicketSuspensionRequested e => state with { SuspensionAsked = new(e.Reason, e.ReviewOn) },
        TicketSuspended e => Moved(state, e.Due) with
        {
            Status = TicketStatus.Suspended,
            SuspensionAsked = null,
            ResumesAt = e.ResumesAt,
        },
        TicketSuspensionRefused => state with { SuspensionAsked = null },
        TicketResumed e => Moved(state, e.Due) with { Status = TicketStatus.Accepted, ResumesAt = null },
        TicketSupervised e => state with { Card = e.Colour },
        TicketSupervisionLifted => state with { Card = null },
        TicketWithdrawn => Ended(state, TicketStatus.Withdrawn),
        TicketTransferred e => e.Part is TransferredPart.Unit ? state with { Unit = e.To.Id } : state with { Issuer = e.To.Id },
        TicketDeadlineMoved e => Moved(state, e.Due) with { Accept = e.Accept, Contact = e.Contact },
        TicketAcceptanceOverdue => state with { Struck = state.Struck | Struck.Acceptance },
        TicketContactOverdue => state with { Struck = state.Struck | Struck.Contact },
        TicketDueSoon => state with { Struck = state.Struck | Struck.Soon },
        TicketOverdue => state with { Struck = state.Struck | Struck.Overdue },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a ticket."),
    };

    /// <summary>What waited for a ruling or a day waits no more.</summary>
    private static Ticket Ended(Ticket state, TicketStatus status) =>
        state with { Status = status, ExtensionAsked = null, SuspensionAsked = null, ResumesAt = null };

    private static Ticket Moved(Ticket state, Deadline due) =>
        state with
        {
            Due = due,
            AssessedBy = state.Run == 1 ? due.By : state.AssessedBy,
            Missed = state.Missed & (Struck.Acceptance | Struck.Contact),
        };
}

/// <summary>A suspension that waits for its ruling.</summary>
public sealed record AskedSuspension(SuspensionReason Reason, DateOnly ReviewOn);

/// <summary>The facts that the clock has written in the run.</summary>
[Flags]
public enum Struck
{
    None = 0,
    Acceptance = 1,
    Contact = 2,
    Soon = 4,
    Overdue = 8,
}

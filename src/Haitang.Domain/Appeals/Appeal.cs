using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

/// <summary>诉求: what a resident or an enterprise asks for.</summary>
public sealed partial record Appeal : IStreamState<Appeal>
{
    public static Appeal Initial { get; } = new();

    public static int FoldVersion => 5;

    public AppealStatus Status { get; init; }
    public string Number { get; init; } = "";
    public Guid Channel { get; init; }

    /// <summary>Where the matter lies.</summary>
    public Guid Unit { get; init; }

    /// <summary>In whose queue it stands: once dispatched, the desk that answers.</summary>
    public Guid Holder { get; init; }
    public Subject Subject { get; init; }
    public Guid? Reporter { get; init; }
    public string? ExternalRef { get; init; }
    public AsTold? AsTold { get; init; }

    /// <summary>The account that brought it in, where that alone gives it a part in the case.</summary>
    public Guid? Collector { get; init; }
    public Guid? Category { get; init; }
    public Nature? Nature { get; init; }
    public Urgency? Urgency { get; init; }
    public Level? Level { get; init; }
    public bool Confidential { get; init; }

    /// <summary>回避: the units that a confidential case concerns.</summary>
    public IReadOnlyList<Guid> RecusedUnits { get; init; } = [];

    /// <summary>回避: the accounts of the persons that a confidential case concerns.</summary>
    public IReadOnlyList<Guid> RecusedAccounts { get; init; } = [];

    /// <summary>滥用标记: the last day on which it is shown; null without one.</summary>
    public DateOnly? MisuseUntil { get; init; }

    /// <summary>Files that came with it or with its result, in order.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>派单时限, while it waits to be dispatched.</summary>
    public Deadline? Dispatch { get; init; }
    public bool DispatchOverdue { get; init; }

    /// <summary>All that were ever issued, in order.</summary>
    public IReadOnlyList<AppealTicket> Tickets { get; init; } = [];
    public int Returns { get; init; }
    public int SendBacks { get; init; }
    public int Reopenings { get; init; }
    public bool ReopenedByResident { get; init; }
    public bool Problem { get; init; }

    /// <summary>The case that this one follows.</summary>
    public Guid? Main { get; init; }
    public string? MainNumber { get; init; }

    /// <summary>The cases that follow this one.</summary>
    public IReadOnlyList<Guid> Absorbed { get; init; } = [];
    public DeclineProposal? DeclineProposed { get; init; }

    /// <summary>The unit that settled it on the spot.</summary>
    public Guid? SettledBy { get; init; }
    public AnswerWindows? Windows { get; init; }
    public Outcome? Outcome { get; init; }

    /// <summary>Since the last answer.</summary>
    public IReadOnlyList<CallBackAttempted> CallBacks { get; init; } = [];

    /// <summary>Rated since the last answer.</summary>
    public bool Evaluated { get; init; }
    public Exclusion Exclusion { get; init; }

    /// <summary>Not yet dispatched.</summary>
    public bool Waits => Status is AppealStatus.Collected or AppealStatus.Classified;

    /// <summary>Not yet answered, declined, withdrawn or merged.</summary>
    public bool IsOpen => Waits || Status is AppealStatus.InHand or AppealStatus.Done;

    public IEnumerable<AppealTicket> OpenTickets => Tickets.Where(t => t.IsOpen);

    /// <summary>Whether this unit did the work: it neither calls back nor takes a rating.</summary>
    public bool WorkedBy(Guid unit) => SettledBy == unit || Tickets.Any(t => t.Unit == unit && t.Ending is TicketEnding.Verified);

    /// <summary>Whether it concerns the unit, or one that the unit lies in: it gets no work on the case.</summary>
    public bool Recuses(Guid unit, OrganisationDirectory organisation) => Confidential && RecusedUnits.Any(recused => organisation.IsIn(unit, recused));

    public bool KeepsOut(Actor actor) => Confidential && (RecusedAccounts.Contains(actor.Account) || RecusedUnits.Contains(actor.Unit));

    /// <summary>A confidential case knows only its holder and who handles it: nobody else has a part in it.</summary>
    public IReadOnlyList<Party> Parties =>
    [
        new(Relation.Holder, Holder),
        .. Confidential ? [] : new[] { new Party(Relation.Area, Unit) },
        .. Collector is { } account && !Confidential ? [new Party(Relation.Collector, account)] : Array.Empty<Party>(),
        .. Tickets.Where(t => t.Ending is null or TicketEnding.Verified)
            .Select(t => new Party(t.Lead ? Relation.Lead : Relation.Assisting, t.Unit)).Distinct(),
    ];
}

/// <summary>拟不予受理: who proposed it, for which reason.</summary>
public sealed record DeclineProposal(DeclineReason Reason, Guid By);

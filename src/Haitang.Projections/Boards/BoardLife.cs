using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;

namespace Haitang.Projections.Boards;

/// <summary>What boards have to know of a case to count it. Units stand with those above them, as the tree was at the event.</summary>
public sealed record BoardLife
{
    public Guid Channel { get; init; }

    public DateTimeOffset CollectedAt { get; init; }

    /// <summary>Where the matter lies.</summary>
    public IReadOnlyList<Guid> Area { get; init; } = [];

    public bool Confidential { get; init; }

    /// <summary>剔除: in no figure of assessment.</summary>
    public bool Excluded { get; init; }

    public int Reopenings { get; init; }

    public Guid? LeadTicket { get; init; }

    /// <summary>Who led the work last, or settled it; a merged case has its main case's.</summary>
    public IReadOnlyList<Guid> Lead { get; init; } = [];

    /// <summary>The answer that stands.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What counts once for each time that it happened.</summary>
    public IReadOnlyList<BoardMoment> Moments { get; init; } = [];

    public IReadOnlyList<BoardRating> Ratings { get; init; } = [];

    public IReadOnlyList<BoardTicket> Tickets { get; init; } = [];
}

/// <param name="Ticket">Empty for what the case itself counts for.</param>
public sealed record BoardMoment(BoardFigure Figure, Guid Ticket, DateTimeOffset At, IReadOnlyList<Guid> Units);

/// <param name="Units">The lead unit of then, and those above it.</param>
public sealed record BoardRating(DateTimeOffset At, bool Resolved, Satisfaction Satisfaction, IReadOnlyList<Guid> Units);

/// <param name="CompletedAt">Of the completion that was verified or awaits it.</param>
public sealed record BoardTicket(
    Guid Id, IReadOnlyList<Guid> Units, TicketStatus Status, int Run, DateTimeOffset? AssessedBy, DateTimeOffset? CompletedAt)
{
    /// <summary>Withdrawn and returned ones stay out of every figure.</summary>
    public bool IsOut => Status is TicketStatus.Withdrawn or TicketStatus.Returned;

    /// <summary>按时办结率: those that are out stay out, and those whose clock has no end.</summary>
    public BoardFigure? Standing =>
        IsOut || AssessedBy is null ? null
        : CompletedAt is not { } completed ? BoardFigure.Pending
        : completed <= AssessedBy ? BoardFigure.InTime
        : BoardFigure.Late;
}

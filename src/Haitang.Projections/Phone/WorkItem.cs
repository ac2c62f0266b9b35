using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;

namespace Haitang.Projections.Phone;

/// <summary>Something that waits for somebody: a case in his unit's queue, or a ticket of his unit.</summary>
/// <param name="Id">The stream that he acts on.</param>
/// <param name="Ticket">Where the ticket stands; null for a case.</param>
/// <param name="Number">Of the case.</param>
/// <param name="NextAt">When the next of its clocks runs out; null where none runs.</param>
public sealed record WorkItem(
    Guid Id, long Version, TicketStatus? Ticket, AppealStatus Case, string Number, string Title, string? Place, Guid Channel,
    DateTimeOffset CollectedAt, DateTimeOffset? NextAt)
{
    public Guid Holder { get; init; }

    /// <summary>The unit that the matter lies in.</summary>
    public Guid Area { get; init; }
    public Guid CollectedBy { get; init; }
    public bool Confidential { get; init; }

    /// <summary>By when it is to be dispatched, or the ticket completed.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? SoonAt { get; init; }

    /// <summary>By when it is to be accepted, while it is not.</summary>
    public DateTimeOffset? AcceptBy { get; init; }

    /// <summary>By when the person is to be reached, while nobody did; null also where nobody is to be reached.</summary>
    public DateTimeOffset? ContactBy { get; init; }
    public Card? Card { get; init; }
    public int? Percent { get; init; }

    /// <summary>1, and one more with each send-back.</summary>
    public int Run { get; init; } = 1;

    public Light LightAt(DateTimeOffset moment) => Lights.At(moment, SoonAt, DueAt, CardLight.Of(Card));
}

/// <summary>A page of it, the most pressing first.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record WorkPage(IReadOnlyList<WorkItem> Items, WorkCursor? Next);

/// <summary>How much there is; each figure stops at <see cref="Most"/>.</summary>
/// <param name="Overdue">With any clock that has run out.</param>
/// <param name="CollectedToday">By the person himself.</param>
public sealed record WorkFigures(int Open, int Overdue, int CollectedToday)
{
    /// <summary>Beyond this nothing is counted: a screen says 999+.</summary>
    public const int Most = 1000;
}

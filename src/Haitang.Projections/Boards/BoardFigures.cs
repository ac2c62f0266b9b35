using Haitang.Domain.Deadlines;
using Haitang.Projections.Tickets;

namespace Haitang.Projections.Boards;

/// <summary>A board as it stands at a position of the log.</summary>
/// <param name="Position">Everything up to it is in the counters.</param>
/// <param name="Head">Where the log ends there where it was read.</param>
/// <param name="StoppedAt">Since when the counters stand still because of an event that they could not take.</param>
/// <param name="CollectedToday">Null where today lies outside the period.</param>
/// <param name="Below">By unit: what lies one level below; of the city also departments and partners.</param>
public sealed record BoardFigures(
    long Position, long Head, DateTimeOffset? StoppedAt, UnitFigures Own, long? CollectedToday, IReadOnlyList<ChannelFigure> Channels,
    IReadOnlyDictionary<Guid, UnitFigures> Below, IReadOnlyList<AttentionRow> Attention, IReadOnlyList<NewsRow> News)
{
    /// <summary>Where the log ends at least, as the asker had heard: more than <see cref="Head"/> where a copy lacks the last of it.</summary>
    public long Heard { get; init; }

    public bool IsInStep => Position >= Math.Max(Head, Heard);

    /// <summary>Whether another look finds more by and by: not where only the counters stand still.</summary>
    public bool WillFollow => StoppedAt is null ? !IsInStep : Head < Heard;
}

/// <summary>What the counters and the open work say of one unit.</summary>
public sealed record UnitFigures(IReadOnlyDictionary<BoardFigure, long> Counts, OpenWork Open)
{
    public long this[BoardFigure figure] => Counts.GetValueOrDefault(figure);

    /// <summary>How many tickets count: those of the period that are done or whose time is up.</summary>
    public long Assessed => this[BoardFigure.InTime] + this[BoardFigure.Late] + this[BoardFigure.Pending];

    /// <summary>按时办结率; null for an empty denominator.</summary>
    public decimal? OnTime => Share(this[BoardFigure.InTime], Assessed);

    /// <summary>返工率</summary>
    public decimal? Rework => Share(this[BoardFigure.Reworked], this[BoardFigure.Completed]);

    public long Rated => this[BoardFigure.Satisfied] + this[BoardFigure.Basically] + this[BoardFigure.Dissatisfied];

    /// <summary>满意率: (100 × satisfied + 80 × basically) ÷ rated.</summary>
    public decimal? Satisfaction => Share((100 * this[BoardFigure.Satisfied]) + (80 * this[BoardFigure.Basically]), 100 * Rated);

    /// <summary>已评: of those that were rated or asked in vain.</summary>
    public decimal? RatedShare => Share(Rated, Rated + this[BoardFigure.Unanswered]);

    /// <summary>解决率</summary>
    public decimal? ResolveRate => Share(this[BoardFigure.Resolved], this[BoardFigure.Resolved] + this[BoardFigure.Unresolved]);

    private static decimal? Share(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}

/// <summary>Open work now, by stage and light.</summary>
/// <param name="Dispatch">待分类、待派单</param>
/// <param name="Acceptance">待签收</param>
/// <param name="Waiting">Of both: whose time to be dispatched or accepted is over.</param>
/// <param name="InHand">By light; those without one wait for verification or answer.</param>
public sealed record OpenWork(long Dispatch, long Acceptance, long Waiting, IReadOnlyDictionary<Light, long> InHand, IReadOnlyDictionary<Light, long> Lights)
{
    public long Working => InHand.Values.Sum();

    public long All => Lights.Values.Sum();
}

/// <summary>How many came in by a channel.</summary>
public sealed record ChannelFigure(Guid Channel, long Cases);

/// <summary>An open case that needs somebody's eye.</summary>
/// <param name="Unit">Who works on it; else who has it.</param>
/// <param name="Run">The lead ticket's; 3 after the second send-back.</param>
public sealed record AttentionRow(
    Guid Case, string Number, string Title, Guid? Category, Guid Area, Guid Unit, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, Domain.Tickets.Card? Card,
    int Run, int Reopenings, bool Problem, Guid? Ticket, Guid? Issuer)
{
    public Light LightAt(DateTimeOffset moment) => Lights.At(moment, SoonAt, DueAt, CardLight.Of(Card));
}

/// <summary>A line of what is happening.</summary>
public sealed record NewsRow(long Position, DateTimeOffset At, string Type, string Number, Guid? Category, Guid Area, Guid? Who, string? Word);

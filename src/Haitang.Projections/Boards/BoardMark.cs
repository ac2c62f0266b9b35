namespace Haitang.Projections.Boards;

/// <summary>A case or ticket as one figure counts it once.</summary>
/// <param name="Ticket">Empty for what the case itself counts for.</param>
/// <param name="At">When it happened; of a ticket's timeliness the assessed moment.</param>
/// <param name="Again">The day of the rating that replaced this one; <see cref="DateOnly.MaxValue"/> while none did.</param>
/// <param name="Units">The units that it counts for, joined by commas: marks are compared by value.</param>
public sealed record BoardMark(BoardFigure Figure, Guid Ticket, DateTimeOffset At, DateOnly Again, bool Confidential, string Units)
{
    public static string Join(IEnumerable<Guid> units) => string.Join(',', units.Select(u => u.ToString()));

    public IEnumerable<Guid> UnitIds => Units.Length == 0 ? [] : Units.Split(',').Select(Guid.Parse);
}

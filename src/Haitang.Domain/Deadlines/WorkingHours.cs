namespace Haitang.Domain.Deadlines;

/// <summary>The hours of a working day, from a day on: a change never moves what was counted before it.</summary>
/// <param name="Parts">In order, not overlapping; at least one.</param>
public sealed record WorkingHours(DateOnly From, IReadOnlyList<DayPart> Parts)
{
    /// <summary>How long a working day is.</summary>
    public TimeSpan Daily => Parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Length);
}

/// <summary>A part of the working day, half-open, in Shanghai.</summary>
public sealed record DayPart(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

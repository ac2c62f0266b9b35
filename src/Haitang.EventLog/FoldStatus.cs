namespace Haitang.EventLog;

/// <summary>Where a fold stands.</summary>
/// <param name="Position">The last event that its rows contain.</param>
/// <param name="Head">The last event of the log.</param>
/// <param name="UpdatedAt">When it last moved; null when it never has.</param>
/// <param name="Fault">Why it stopped; null while it runs.</param>
public sealed record FoldStatus(string Name, long Position, long Head, DateTimeOffset? UpdatedAt, FoldFault? Fault)
{
    public bool IsStopped => Fault is not null;

    /// <summary>How far its rows are behind, in positions.</summary>
    public long Lag => Math.Max(0, Head - Position);
}

/// <summary>The event that a fold could not take.</summary>
public sealed record FoldFault(long Position, Guid EventId, string Error, DateTimeOffset FailedAt);

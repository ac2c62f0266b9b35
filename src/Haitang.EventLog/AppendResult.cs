namespace Haitang.EventLog;

/// <summary>What became of an append. A conflict is an ordinary outcome: nothing was written.</summary>
public sealed class AppendResult
{
    internal static readonly AppendResult Conflict = new([]);

    internal AppendResult(IReadOnlyList<AppendedStream> streams) => Streams = streams;

    /// <summary>An expectation did not hold.</summary>
    public bool IsConflict => Streams.Count == 0;

    /// <summary>One for each stream, in the order in which they were given; empty after a conflict.</summary>
    public IReadOnlyList<AppendedStream> Streams { get; }

    /// <summary>The version that the first stream has now.</summary>
    public long Version => Streams[0].Version;

    /// <summary>The positions of the first stream's new events.</summary>
    public IReadOnlyList<long> Positions => Streams[0].Positions;
}

/// <summary>A stream after an append.</summary>
/// <param name="Version">The version of its last event.</param>
/// <param name="Positions">Where the new events stand in the log, in order.</param>
/// <param name="RecordedAt">As written: not before the stream's previous event.</param>
public sealed record AppendedStream(Guid StreamId, long Version, IReadOnlyList<long> Positions, DateTimeOffset RecordedAt);

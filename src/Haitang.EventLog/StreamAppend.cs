namespace Haitang.EventLog;

/// <summary>Events for one stream, with the rows that stand or fall with them.</summary>
public sealed class StreamAppend
{
    public required Guid StreamId { get; init; }

    /// <summary>The state's name in snake_case (<c>ticket</c>); written when the stream begins.</summary>
    public required string StreamType { get; init; }

    public required Expected Expected { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<NewEvent> Events { get; init; }

    public required Envelope Envelope { get; init; }

    /// <summary>Written in the same statement, and only if the append holds.</summary>
    public IReadOnlyList<RowWrite> Rows { get; init; } = [];
}

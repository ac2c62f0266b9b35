namespace Haitang.EventLog;

/// <summary>A fact as it stands in the log.</summary>
/// <param name="Position">Its place in the whole log. Within a stream positions and versions have the same order.</param>
/// <param name="Version">Its number within the stream, from 1.</param>
/// <param name="Data">One JSON value in UTF-8.</param>
/// <param name="Headers">One JSON object in UTF-8; like <paramref name="CorrelationId"/>, <paramref name="CausationId"/> and <paramref name="UserName"/> not read where only the state is asked for.</param>
public sealed record RecordedEvent(
    long Position,
    Guid Id,
    Guid StreamId,
    long Version,
    string Type,
    byte[] Data,
    DateTimeOffset RecordedAt,
    string? CorrelationId,
    string? CausationId,
    byte[]? Headers,
    string? UserName)
{
    private object? _made;
    private object? _madeToo;

    /// <summary>
    /// What is made of it, once for all who have this instance: several folds ask for the same. Of two kinds of things at most.
    /// Two who ask at the same moment may each get one of their own.
    /// </summary>
    public T Made<T>(Func<RecordedEvent, T> make) where T : class
    {
        if (_made is T made) return made;
        if (_madeToo is T too) return too;
        made = make(this);
        if (Interlocked.CompareExchange(ref _made, made, null) is not null and not T) Interlocked.CompareExchange(ref _madeToo, made, null);
        return made;
    }

    /// <summary>A position belongs to one event for ever.</summary>
    public bool Equals(RecordedEvent? other) => other is not null && (Position, Id) == (other.Position, other.Id);

    public override int GetHashCode() => Position.GetHashCode();
}

/// <summary>Events of several streams in the log's order.</summary>
/// <param name="Next">Where the next page goes on (<c>afterPosition</c>); null when this is the last.</param>
public sealed record RecordedPage(IReadOnlyList<RecordedEvent> Events, long? Next);

/// <summary>A stream folded for a decision.</summary>
/// <param name="Version">0 when the stream does not exist; then <paramref name="State"/> is the seed.</param>
/// <param name="Now">The database's clock, but never before the stream's last event.</param>
public sealed record StreamForWriting<T>(Guid StreamId, T State, long Version, DateTimeOffset Now)
{
    /// <summary>Holds as long as nobody else has appended.</summary>
    public Expected Expected => Expected.Version(Version);
}

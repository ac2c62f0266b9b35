namespace Haitang.EventLog;

public sealed partial class EventStore
{
    /// <summary>A stream's events in order, from one version to another, or as they stood at a moment (recorded-at ≤ <paramref name="at"/>).</summary>
    public async Task<IReadOnlyList<RecordedEvent>> FetchStreamAsync(
        Guid stream, long? toVersion = null, DateTimeOffset? at = null, long fromVersion = 1, CancellationToken ct = default)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = EventReading.OfStream(stream, toVersion, at, fromVersion).ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await EventReading.ReadAllAsync(reader, ct);
    }

    /// <summary>The events of several streams in the log's order, a page at a time, up to a position or a moment.</summary>
    public async Task<RecordedPage> FetchStreamsAsync(
        IReadOnlyList<Guid> streams,
        long? upToPosition = null,
        DateTimeOffset? at = null,
        long afterPosition = 0,
        int limit = 1000,
        CancellationToken ct = default)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = EventReading.OfStreams([.. streams], afterPosition, upToPosition, at, limit + 1).ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = await EventReading.ReadAllAsync(reader, ct);
        if (events.Count <= limit) return new(events, null);
        events.RemoveAt(limit);
        return new(events, events[^1].Position);
    }

    /// <summary>Folds a stream as it is, or as it was at a version or a moment. Only the events themselves are read, not headers and ids around them. Version 0: there is (or was) no such stream.</summary>
    public async Task<(T State, long Version)> AggregateStreamAsync<T>(
        Guid stream, T seed, Func<T, RecordedEvent, T> fold, long? toVersion = null, DateTimeOffset? at = null, CancellationToken ct = default)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = EventReading.ToFold(stream, toVersion, at).ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (state, last) = await EventReading.FoldAsync(reader, stream, seed, fold, ct);
        return (state, last?.Version ?? 0);
    }

    /// <summary>Folds a stream to decide on it, and brings what the append needs: the version to expect and the time. One round trip.</summary>
    public async Task<StreamForWriting<T>> FetchForWritingAsync<T>(
        Guid stream, T seed, Func<T, RecordedEvent, T> fold, CancellationToken ct = default)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(EventReading.ToFold(stream, null, null).ToBatchCommand());
        batch.BatchCommands.Add(Sql.Of($"select clock_timestamp()").ToBatchCommand());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var (state, last) = await EventReading.FoldAsync(reader, stream, seed, fold, ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var now = reader.GetFieldValue<DateTimeOffset>(0);
        return last is null ? new(stream, state, 0, now) : new(stream, state, last.Version, last.RecordedAt > now ? last.RecordedAt : now);
    }
}

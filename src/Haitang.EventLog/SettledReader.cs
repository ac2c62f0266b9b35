using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// Reads the log by position up to the settled one: up to there it is final, no event will appear any more, whatever transactions
/// are still open. One instance serves one reader at a time.
/// </summary>
/// <param name="envelope">Read what stands around the events too: correlation, causation, headers, user.</param>
public sealed class SettledReader(NpgsqlDataSource database, bool envelope = true)
{
    /// <summary>Highest visible positions that are not yet known to be final, each with the first transaction id that came after it.</summary>
    private readonly Queue<(long Position, ulong Fence)> _unsettled = new();
    private long _seen;

    /// <summary>The position up to which the log was final when it was last asked for.</summary>
    public long Settled { get; private set; }

    /// <summary>Events are there that somebody's open transaction keeps from being final: worth asking again soon.</summary>
    public bool IsWaiting => _unsettled.Count > 0;

    /// <summary>
    /// The next events after a position, oldest first; none when nothing further is settled. Asks for the settled position only
    /// when the known one is used up.
    /// </summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadAsync(long after, int limit, CancellationToken ct = default)
    {
        if (after >= Settled && await SettledAsync(ct) <= after) return [];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = EventReading.OfLog(after, Settled, limit, envelope).ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await EventReading.ReadAllAsync(reader, ct);
    }

    /// <summary>The position up to which the log is final now.</summary>
    /// <remarks>
    /// Positions are drawn by transactions that already have an id (<see cref="AppendText"/>). So everything up to the highest
    /// visible position is final once every transaction that had an id when it was seen has ended. The two statements of the
    /// batch have a snapshot each: the fence id is drawn in the first, the oldest open id is read in the second.
    /// </remarks>
    public async Task<long> SettledAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Sql.Of(
            $"select coalesce(max(seq_id),0), case when coalesce(max(seq_id),0) > {_seen} then pg_current_xact_id() end from haitang.mt_events").ToBatchCommand());
        batch.BatchCommands.Add(Sql.Of($"select pg_snapshot_xmin(pg_current_snapshot())").ToBatchCommand());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var highest = reader.GetInt64(0);
        var fence = await reader.GetFieldValueAsync<ulong?>(1, ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var oldestOpen = await reader.GetFieldValueAsync<ulong>(0, ct);

        if (fence is { } id)
        {
            _unsettled.Enqueue((highest, id));
            _seen = highest;
        }

        while (_unsettled.TryPeek(out var head) && oldestOpen >= head.Fence) Settled = _unsettled.Dequeue().Position;
        return Settled;
    }
}

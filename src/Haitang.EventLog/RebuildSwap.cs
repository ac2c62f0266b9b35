using Npgsql;

namespace Haitang.EventLog;

/// <summary>The last step of a rebuild: what came meanwhile, and the exchange, in one transaction.</summary>
internal sealed class RebuildSwap(NpgsqlConnection connection, IAsyncFold fold, ShadowNames names)
{
    private const int PageSize = 1000;

    /// <summary>Gives way to whoever holds the tables, and tries again: appends and readers must not queue behind it for long.</summary>
    public async Task RunAsync(long position, int attempts, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SwapAsync(position, ct);
                return;
            }
            catch (PostgresException e) when (attempt < attempts && e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                fold.Forget();
            }
        }
    }

    private async Task SwapAsync(long position, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ShadowTables.RunAsync(connection, "set local lock_timeout = '2s'", ct);
        var last = fold.Inline ? await HoldAppendsAsync(ct) : await HoldProgressAsync(ct);
        position = await CatchUpAsync(position, last, ct);
        await ShadowTables.SwapAsync(connection, fold.Tables, ct);
        if (!fold.Inline) await MoveProgressAsync(Math.Max(position, last), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>An append takes the stream's row first: with that table locked none is under way, and what is visible is all there is.</summary>
    private async Task<long> HoldAppendsAsync(CancellationToken ct)
    {
        await ShadowTables.RunAsync(connection, "lock table haitang.mt_streams in share row exclusive mode", ct);
        await using var command = Sql.Of($"select coalesce(max(seq_id), 0) from haitang.mt_events").ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>A runner moves the progress first: with that row locked it waits, and everything up to there is final.</summary>
    private async Task<long> HoldProgressAsync(CancellationToken ct)
    {
        await using var command = Sql.Of($"""
            insert into haitang.mt_event_progression as p (name, last_seq_id, last_updated) values ({fold.Name}, 0, now())
            on conflict (name) do update set last_seq_id = p.last_seq_id returning last_seq_id
            """).ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<long> CatchUpAsync(long position, long last, CancellationToken ct)
    {
        while (position < last)
        {
            List<RecordedEvent> events;
            await using (var command = EventReading.OfLog(position, last, PageSize, fold.ReadsEnvelope).ToCommand(connection))
            await using (var reader = await command.ExecuteReaderAsync(ct))
            {
                events = await EventReading.ReadAllAsync(reader, ct);
            }

            if (events.Count == 0) break;
            var batch = new FoldBatch(connection, names);
            await fold.ApplyAsync(events, batch, ct);
            await batch.WriteAsync(ct);
            position = events[^1].Position;
        }

        return position;
    }

    private async Task MoveProgressAsync(long position, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Sql.Of(
            $"update haitang.mt_event_progression set last_seq_id = {position}, last_updated = now() where name = {fold.Name}").ToBatchCommand());
        batch.BatchCommands.Add(FoldProgress.Clear(fold.Name).ToBatchCommand());
        await batch.ExecuteNonQueryAsync(ct);
    }
}

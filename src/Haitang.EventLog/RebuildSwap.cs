using Npgsql;

namespace Haitang.EventLog;

/// <summary>The last step of a rebuild: what came meanwhile, and the exchange, in one transaction.</summary>
internal sealed class RebuildSwap(NpgsqlConnection connection, IAsyncFold fold, ShadowNames names, SettledReader settled)
{
    private const int PageSize = 1000;

    /// <summary>While nobody waits behind it. More than PostgreSQL's deadlock_timeout, after which it calls a vacuum of its own off.</summary>
    private const string Patience = "set local lock_timeout = '2s'";

    /// <summary>While appends or readers wait behind it.</summary>
    private const string Haste = "set local lock_timeout = '200ms'";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gives way to whoever holds the tables, and tries again after a pause that grows: appends and readers must not queue
    /// behind it for long, nor again and again.
    /// </summary>
    public async Task RunAsync(long position, int attempts, CancellationToken ct)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            // What is settled needs no lock: the swap itself has only what came in the last moment.
            position = await CatchUpAsync(position, await settled.SettledAsync(ct), ct);
            try
            {
                await SwapAsync(position, ct);
                return;
            }
            catch (PostgresException e) when (attempt < attempts && e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                fold.Forget();
            }

            await Task.Delay(pause, ct);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task SwapAsync(long position, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ShadowTables.RunAsync(connection, Patience, ct);
        await KeepVacuumOutAsync(ct);
        var last = fold.Inline ? await HoldAppendsAsync(ct) : await HoldProgressAsync(ct);
        position = await CatchUpAsync(position, last, ct);
        await ShadowTables.RunAsync(connection, Haste, ct);
        await ShadowTables.SwapAsync(connection, fold.Tables, ct);
        if (!fold.Inline) await MoveProgressAsync(Math.Max(position, last), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>In nobody else's way. It would stop the locks that follow for as long as it lasts, and everybody behind these.</summary>
    private Task KeepVacuumOutAsync(CancellationToken ct)
    {
        IEnumerable<string> tables = [.. fold.Tables, .. fold.Tables.Select(ShadowNames.Of)];
        if (fold.Inline) tables = tables.Prepend("haitang.mt_streams");
        return ShadowTables.RunAsync(connection, $"lock table {string.Join(", ", tables)} in share update exclusive mode", ct);
    }

    /// <summary>An append takes the stream's row first: with that table locked none is under way, and what is visible is all there is.</summary>
    private async Task<long> HoldAppendsAsync(CancellationToken ct)
    {
        await ShadowTables.RunAsync(connection, Haste, ct);
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

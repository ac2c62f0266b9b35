using Npgsql;

namespace Haitang.EventLog;

/// <summary>How far a rebuild is.</summary>
public sealed record RebuildProgress(string Fold, long Position, long Head);

/// <summary>
/// Makes a fold's rows anew from the log, beside the old ones, while these stay in use; then puts them in their place in one
/// transaction. Afterwards the rows are what the live ones would be. Clears the fold's fault.
/// </summary>
public sealed class Rebuild(NpgsqlDataSource database)
{
    private const int PageSize = 1000;
    private const int SwapAttempts = 20;
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UnsettledInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Rebuilds one fold. The instance must be its own: not one that a runner is using.</summary>
    public async Task RunAsync(IAsyncFold fold, IProgress<RebuildProgress>? progress = null, CancellationToken ct = default)
    {
        if (fold.Tables.Count == 0) throw new ArgumentException($"{fold.Name} has no tables: what it does is not rows, and is not done again.", nameof(fold));
        var lease = new Lease(database, $"rebuild:{fold.Name}", Guid.NewGuid().ToString("N"), LeaseDuration);
        if (!await lease.TryTakeAsync(ct)) throw new InvalidOperationException($"{fold.Name} is being rebuilt already.");
        try
        {
            fold.Forget();
            await using var connection = await database.OpenConnectionAsync(ct);
            await ShadowTables.CreateAsync(connection, fold.Tables, ct);
            var names = new ShadowNames(fold.Tables);
            var position = await FillAsync(connection, fold, names, lease, progress, ct);
            await ShadowTables.AnalyzeAsync(connection, fold.Tables, ct);
            await new RebuildSwap(connection, fold, names).RunAsync(position, SwapAttempts, ct);
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    /// <summary>Up to what is settled, and at least to where the log ended at the beginning: the swap has only what came since.</summary>
    private async Task<long> FillAsync(
        NpgsqlConnection connection, IAsyncFold fold, ShadowNames names, Lease lease, IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        var reader = new SettledReader(database);
        var head = await HeadAsync(connection, ct);
        var position = 0L;
        var next = reader.ReadAsync(position, PageSize, ct);
        while (true)
        {
            var events = await next;
            if (events.Count == 0)
            {
                if (position >= head) return position;
                await Task.Delay(UnsettledInterval, ct);
                next = reader.ReadAsync(position, PageSize, ct);
                continue;
            }

            position = events[^1].Position;
            next = reader.ReadAsync(position, PageSize, ct);
            var batch = new FoldBatch(connection, names);
            await fold.ApplyAsync(events, batch, ct);
            await batch.WriteAsync(ct);
            progress?.Report(new(fold.Name, position, Math.Max(head, reader.Settled)));
            if (!await lease.TryTakeAsync(ct)) throw new InvalidOperationException($"The rebuild of {fold.Name} stood still for too long; another has begun.");
        }
    }

    private static async Task<long> HeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Of($"select coalesce(max(seq_id), 0) from haitang.mt_events").ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

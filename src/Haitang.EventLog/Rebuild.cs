using Npgsql;

namespace Haitang.EventLog;

/// <summary>How far a rebuild is.</summary>
public sealed record RebuildProgress(string Fold, long Position, long Head);

/// <summary>
/// Makes folds' rows anew from the log, beside the old ones, while these stay in use; then puts them in their place, each fold's
/// in one transaction. Afterwards the rows are what the live ones would be. Clears the folds' faults.
/// </summary>
public sealed class Rebuild(NpgsqlDataSource database)
{
    /// <summary>Many events of a stream meet in one page; two pages are in memory.</summary>
    private const int PageSize = 4000;

    /// <summary>Folds that are at work at the same time, beside PostgreSQL.</summary>
    private const int AtATime = 2;
    private static readonly TimeSpan UnsettledInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Rebuilds one fold. The instance must be its own: not one that a runner is using.</summary>
    public Task RunAsync(IAsyncFold fold, IProgress<RebuildProgress>? progress = null, CancellationToken ct = default) => RunAsync([fold], progress, ct);

    /// <summary>
    /// Rebuilds several in one pass over the log: an event is read and made once for all of them, and PostgreSQL writes the rows
    /// of one while others fold. When one of them cannot go on, none is put in its place.
    /// </summary>
    public async Task RunAsync(IReadOnlyList<IAsyncFold> folds, IProgress<RebuildProgress>? progress = null, CancellationToken ct = default)
    {
        if (folds.FirstOrDefault(fold => fold.Tables.Count == 0) is { } reaction)
            throw new ArgumentException($"{reaction.Name} has no tables: what it does is not rows, and is not done again.", nameof(folds));
        var tracks = folds.Select(fold => new RebuildTrack(database, fold)).ToList();
        try
        {
            foreach (var track in tracks) await track.BeginAsync(ct);
            var position = await FillAsync(tracks, progress, ct);
            await Task.WhenAll(tracks.Select(track => track.FinishAsync(ct)));
            foreach (var track in tracks) await track.SwapAsync(position, ct);
        }
        finally
        {
            foreach (var track in tracks) await track.DisposeAsync();
        }
    }

    /// <summary>Up to what is settled, and at least to where the log ended at the beginning: the swap has only what came since.</summary>
    private async Task<long> FillAsync(IReadOnlyList<RebuildTrack> tracks, IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        var names = string.Join(", ", tracks.Select(track => track.Name));
        var reader = new SettledReader(database, tracks.Any(track => track.ReadsEnvelope));
        var head = await HeadAsync(ct);
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
            try
            {
                await Parallel.ForEachAsync(
                    tracks, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct }, async (track, ct) => await track.TakeAsync(events, ct));
            }
            catch
            {
                // What is still being read belongs to nobody any more.
                await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                throw;
            }

            progress?.Report(new(names, position, Math.Max(head, reader.Settled)));
        }
    }

    private async Task<long> HeadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"select coalesce(max(seq_id), 0) from haitang.mt_events").ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

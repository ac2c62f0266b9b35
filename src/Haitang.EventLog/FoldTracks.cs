using Microsoft.Extensions.Logging;
using Npgsql;

namespace Haitang.EventLog;

/// <summary>The folds of a leading runner. Those that stand at the same position share what is read.</summary>
internal sealed class FoldTracks(NpgsqlDataSource database, Lease lease, IReadOnlyList<IAsyncFold> folds, FoldRunnerOptions options, ILogger logger)
    : IAsyncDisposable
{
    private readonly FoldPages _pages = new(database, options.BatchSize, folds.Any(fold => fold.ReadsEnvelope));
    private readonly List<FoldTrack> _tracks = [];

    /// <summary>Events are there that are not final yet.</summary>
    public bool IsWaiting => _pages.IsWaiting;

    /// <summary>There is more than the last look took.</summary>
    public bool IsBehind => _pages.IsBehind;

    /// <summary>Somebody else moved a fold, or leads now: the lease wants a look.</summary>
    public bool HasLostRace { get; set; }

    public async Task BeginAsync(CancellationToken ct)
    {
        foreach (var fold in folds)
        {
            fold.Forget();
            _tracks.Add(new(fold, await FoldProgress.PositionAsync(database, fold.Name, ct)));
        }

        // A fold that had stopped tries again: this program may be the repaired one.
        foreach (var status in await StatusAsync(ct)) Track(status.Name).HasFault = status.IsStopped;
    }

    /// <summary>One batch for each fold. False when there was nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        await ResumeRepairedAsync(ct);
        var moved = false;
        foreach (var group in _tracks.Where(track => track.IsReady).GroupBy(track => track.Position).ToList())
        {
            var events = await _pages.ReadAsync(group.Key, ct);
            if (events.Count == 0) continue;
            // First what screens show, then what takes its time.
            foreach (var together in group.GroupBy(track => track.KeepsRows).OrderByDescending(kind => kind.Key)) moved |= await TryAsync([.. together], events, ct);
        }

        return moved;
    }

    /// <summary>All in one transaction; when that does not go, each in one of its own, to find out with which one it does not.</summary>
    private async Task<bool> TryAsync(FoldTrack[] together, IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        if (together.Length > 1)
        {
            try
            {
                await new FoldStep(database, lease, together).ApplyAsync(events, ct);
                return true;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (FoldProgress.IsLostRace(e))
            {
                await LoseRaceAsync(together, ct);
                return true;
            }
#pragma warning disable CA1031 // Whatever it is, it comes again below and is dealt with there.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogDebug(e, "{Folds} folds could not go on together.", together.Length);
            }
        }

        var moved = false;
        foreach (var track in together) moved |= await TryAsync(track, events, ct);
        return moved;
    }

    private async Task<bool> TryAsync(FoldTrack track, IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        try
        {
            await new FoldStep(database, lease, [track]).ApplyAsync(events, ct);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (FoldProgress.IsLostRace(e))
        {
            await LoseRaceAsync([track], ct);
            return true;
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            logger.LogWarning(e, "Fold {Fold} rests: the database cannot serve it now.", track.Fold.Name);
            track.RestsUntil = Environment.TickCount64 + (long)options.RetryInterval.TotalMilliseconds;
            return false;
        }
#pragma warning disable CA1031 // Whatever a fold throws, it must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return await FindPoisonAsync(track, events, e, ct);
        }
    }

    /// <summary>One event at a time, up to the one that it cannot take.</summary>
    private async Task<bool> FindPoisonAsync(FoldTrack track, IReadOnlyList<RecordedEvent> events, Exception error, CancellationToken ct)
    {
        if (events.Count > 1)
        {
            var moved = false;
            foreach (var happened in events)
            {
                if (!track.IsReady || !await TryAsync(track, [happened], ct)) break;
                moved = true;
                // Somebody else moved it: what is left of the page is not what it is to read next.
                if (track.Position != happened.Position) break;
            }

            return moved;
        }

        if (await FoldProgress.PositionAsync(database, track.Fold.Name, ct) != track.Position)
        {
            // What it read belongs to a log, or to rows, that somebody has begun anew meanwhile.
            await LoseRaceAsync([track], ct);
            return true;
        }

        var poison = events[0];
        logger.LogError(error, "Fold {Fold} stops at event {Event}, position {Position}.", track.Fold.Name, poison.Id, poison.Position);
        await FoldProgress.RecordFaultAsync(database, track.Fold.Name, poison, error, ct);
        (track.IsStopped, track.HasFault) = (true, true);
        return false;
    }

    /// <summary>Nothing was written. What folds have done besides is not done again, but where they then stand.</summary>
    private async Task LoseRaceAsync(FoldTrack[] together, CancellationToken ct)
    {
        logger.LogInformation("{Folds} were moved on by somebody else.", string.Join(", ", together.Select(track => track.Fold.Name)));
        HasLostRace = true;
        foreach (var track in together) await CatchUpAsync(track, ct);
    }

    private async Task ResumeRepairedAsync(CancellationToken ct)
    {
        if (!_tracks.Exists(track => track.IsStopped)) return;
        foreach (var status in await StatusAsync(ct))
        {
            var track = Track(status.Name);
            if (!track.IsStopped || status.IsStopped) continue;
            (track.IsStopped, track.HasFault) = (false, false);
            await CatchUpAsync(track, ct);
        }
    }

    private Task<IReadOnlyList<FoldStatus>> StatusAsync(CancellationToken ct) =>
        FoldProgress.StatusAsync(database, [.. folds.Select(fold => fold.Name)], ct);

    /// <summary>Goes on from where the database says.</summary>
    private async Task CatchUpAsync(FoldTrack track, CancellationToken ct) =>
        track.Position = await FoldProgress.PositionAsync(database, track.Fold.Name, ct);

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private FoldTrack Track(string name) => _tracks.First(track => track.Fold.Name == name);
}

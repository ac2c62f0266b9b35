using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// Keeps folds up to date. Of all runners with the same lease one leads; another takes over when it stops. An event that a fold
/// cannot take stops that fold alone, at that event, until the fault is cleared or a new leader tries it again: never a skip.
/// </summary>
public sealed class FoldRunner : IDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly IAsyncFold[] _folds;
    private readonly FoldRunnerOptions _options;
    private readonly ILogger _logger;
    private readonly Lease _lease;
    private readonly Wakeup _wakeup = new();

    public FoldRunner(NpgsqlDataSource database, IEnumerable<IAsyncFold> folds, FoldRunnerOptions? options = null, ILogger<FoldRunner>? logger = null)
    {
        _database = database;
        _folds = [.. folds.Where(fold => !fold.Inline)];
        _options = options ?? new();
        _logger = logger ?? NullLogger<FoldRunner>.Instance;
        _lease = new(database, _options.LeaseName, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}", _options.LeaseDuration);
    }

    /// <summary>This runner holds the lease.</summary>
    public bool IsLeading { get; private set; }

    /// <summary>There may be something new: after a commit, or when another node says so.</summary>
    public void Poke() => _wakeup.Poke();

    /// <summary>Where the folds stand, whoever leads.</summary>
    public Task<IReadOnlyList<FoldStatus>> StatusAsync(CancellationToken ct = default) =>
        FoldProgress.StatusAsync(_database, Array.ConvertAll(_folds, fold => fold.Name), ct);

    /// <summary>Lets a stopped fold try again. The leader notices, wherever it runs.</summary>
    public async Task ResumeAsync(string fold, CancellationToken ct = default)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = FoldProgress.Clear(fold).ToCommand(connection);
        await command.ExecuteNonQueryAsync(ct);
        Poke();
    }

    /// <summary>Runs until cancelled, through every loss of the database.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await _lease.TryTakeAsync(ct)) await LeadAsync(ct);
                IsLeading = false;
                await Task.Delay(_options.LeaseDuration / 3, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The database may be away for a while; folding goes on when it is back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _logger.LogWarning(e, "Folding was interrupted and starts again.");
                await Task.Delay(_options.RetryInterval, CancellationToken.None);
            }
            finally
            {
                IsLeading = false;
            }
        }

        await ReleaseAsync();
    }

    public void Dispose() => _wakeup.Dispose();

    private async Task LeadAsync(CancellationToken ct)
    {
        await using var tenure = new Tenure(_lease, _options.LeaseDuration / 3, EndStandingAsync, _logger, ct);
        try
        {
            await EndStandingAsync(tenure.End);
            await FoldAsync(tenure.End);
        }
        catch (OperationCanceledException) when (tenure.End.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // Somebody else leads now.
        }
    }

    private async Task FoldAsync(CancellationToken ct)
    {
        await using var tracks = new FoldTracks(_database, _lease, _folds, _options, _logger);
        await tracks.BeginAsync(ct);
        IsLeading = true;
        _logger.LogInformation("Folding {Folds} folds.", _folds.Length);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (tracks.HasLostRace)
            {
                tracks.HasLostRace = false;
                if (!await _lease.TryRenewAsync(ct)) return;
            }

            if (await tracks.StepAsync(ct))
            {
                if (!tracks.IsBehind) await Task.Delay(_options.Breath, ct);
                continue;
            }

            await _wakeup.WaitAsync(tracks.IsWaiting ? _options.UnsettledInterval : _options.PollInterval, ct);
        }
    }

    /// <summary>What they hold keeps folds from going on, and events from being final.</summary>
    private async Task EndStandingAsync(CancellationToken ct)
    {
        if (await StandingSessions.EndAsync(_database, _options.MostStanding, ct) is > 0 and var ended)
            _logger.LogWarning("Ended {Count} sessions whose clients stand still.", ended);
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            _logger.LogInformation(e, "The lease was not given back; it expires by itself.");
        }
    }
}

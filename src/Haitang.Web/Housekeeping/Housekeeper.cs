using Haitang.EventLog;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Housekeeping;

/// <summary>Sweeps once an hour, on one of the nodes: the one that holds the lease, until it stops.</summary>
public sealed class Housekeeper(NpgsqlDataSource database, IEnumerable<Sweep> sweeps, TimeProvider time, ILogger<Housekeeper> logger) : Worker
{
    /// <summary>A starting host has better things to do.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Bounds one sweep; what is left then goes an hour later.</summary>
    private const int MostBites = 1000;

    // Longer than the interval, so that the holder renews before another node may take it.
    private readonly Lease _lease = new(
        database, "housekeeping", $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7():N}", Interval + Settling);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Settling, time, stopping);
            using var hourly = new PeriodicTimer(Interval, time);
            do await SweepAsync(stopping);
            while (await hourly.WaitForNextTickAsync(stopping));
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        foreach (var sweep in sweeps)
        {
            try
            {
                if (!await _lease.TryTakeAsync(cancel)) return;
                var gone = await SweepAsync(sweep, cancel);
                if (gone > 0) logger.LogInformation("Cleared away {Count} {What}", gone, sweep.Name);
            }
#pragma warning disable CA1031 // What cannot be swept now is swept in an hour; the other sweeps do not depend on it.
            catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(e, "Could not clear away {What}", sweep.Name);
            }
        }
    }

    private static async Task<int> SweepAsync(Sweep sweep, CancellationToken cancel)
    {
        var gone = 0;
        for (var bites = 0; bites < MostBites; bites++)
        {
            var bite = await sweep.BiteAsync(cancel);
            if (bite == 0) break;
            gone += bite;
        }

        return gone;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            logger.LogInformation(e, "The lease was not given back; it expires by itself");
        }
    }
}

using Haitang.EventLog;
using Haitang.Projections.DueItems;
using Haitang.Web.Commands;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Deadlines;

/// <summary>
/// The clock: sends to each stream whose moment has come the command that writes it down. It runs on one node at a time; what
/// passed while none ran is written when the next one starts, with the moment that counted.
/// </summary>
public sealed class DeadlineClock(
    NpgsqlDataSource database, DueItems items, CommandDesk desk, TimeProvider time, ILogger<DeadlineClock> logger) : Worker
{
    public const string LeaseName = "clock";

    /// <summary>How late a fact may be written.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    /// <summary>A stream that could not be struck must not hold up the others.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private const int Bite = 200;

    private readonly Lease _lease = new(
        database, LeaseName, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7():N}", LeaseTime);

    private readonly Dictionary<Guid, DateTimeOffset> _resting = [];

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        try
        {
            do await TickAsync(stopping);
            while (await ticks.WaitForNextTickAsync(stopping));
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        try
        {
            while (await _lease.TryTakeAsync(cancel) && await StrikeAsync(cancel) == Bite)
            {
                // More has come due than one bite.
            }
        }
#pragma warning disable CA1031 // The database may be away for a while: the clock goes on when it is back.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "The clock could not look for what has come due");
        }
    }

    private async Task<int> StrikeAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var rested in _resting.Where(r => r.Value <= now).Select(r => r.Key).ToList()) _resting.Remove(rested);
        var due = await items.ReadAsync(Bite, except: [.. _resting.Keys], cancel: cancel);
        // In the order of the moments, and side by side: the desk's lanes carry them together.
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, StrikeAsync);
        return due.Count;
    }

    private async ValueTask StrikeAsync(DueItem item, CancellationToken cancel)
    {
        try
        {
            var answer = await desk.SendAsync(DueStrikes.Of(item), cancel);
            // Somebody was faster, and what the clock saw is not due any more.
            if (answer is CommandAnswer.Done or CommandAnswer.Refused) return;
            logger.LogWarning("The clock could not strike {Stream} {Id}: {Answer}", item.Stream, item.Id, answer.GetType().Name);
        }
#pragma warning disable CA1031 // One stream that cannot be struck must not stop the clock of all others.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(e, "The clock could not strike {Stream} {Id}", item.Stream, item.Id);
        }

        lock (_resting) _resting[item.Id] = time.GetUtcNow() + Rest;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            logger.LogInformation(e, "The clock's lease was not given back; it expires by itself");
        }
    }
}

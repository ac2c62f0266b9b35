using Microsoft.Extensions.Logging;

namespace Haitang.EventLog;

/// <summary>
/// The time for which a lease is held: renewed beside the work, however long that takes at a stretch, until this is disposed of
/// or somebody else has taken it. A process that stands still does not renew.
/// </summary>
internal sealed class Tenure : IAsyncDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly Task _renewing;

    /// <param name="atEach">What else is to be done each time.</param>
    public Tenure(Lease lease, TimeSpan every, Func<CancellationToken, Task> atEach, ILogger logger, CancellationToken ct)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _renewing = RenewAsync(lease, every, atEach, logger);
    }

    /// <summary>Calls off what only the holder may do.</summary>
    public CancellationToken End => _end.Token;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
    }

    private async Task RenewAsync(Lease lease, TimeSpan every, Func<CancellationToken, Task> atEach, ILogger logger)
    {
        using var ticks = new PeriodicTimer(every);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await ticks.WaitForNextTickAsync(_end.Token);
                if (await lease.TryRenewAsync(_end.Token)) await atEach(_end.Token);
                else await _end.CancelAsync();
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The database may be away for a moment. If it is for longer, the lease goes to whoever is there first.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "The lease could not be renewed now.");
            }
        }
    }
}

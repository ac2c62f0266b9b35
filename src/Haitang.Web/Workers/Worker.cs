namespace Haitang.Web.Workers;

/// <summary>
/// Works behind while the host is up, and ends before what it works with: also where a host is disposed without having been stopped,
/// or could not wait any longer, the database goes after it.
/// </summary>
public abstract class Worker : BackgroundService, IAsyncDisposable
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: no fault, whoever told it.
        }
    }

    /// <summary>Until it is told to stop; then it may still put things in order.</summary>
    protected abstract Task WorkAsync(CancellationToken stopping);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        Dispose();
        GC.SuppressFinalize(this);
    }
}

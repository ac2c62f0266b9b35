namespace Haitang.Web.Live;

/// <summary>
/// Does one piece of work whenever it is asked to: at once, but never twice at a time and not again before a pause is over.
/// What is asked meanwhile is done once, after the pause. Work that says it is not finished is tried again by itself, less and less often.
/// </summary>
/// <param name="work">Answers whether it has done all there was to do.</param>
public sealed class Throttle(TimeProvider clock, Func<CancellationToken, Task<bool>> work) : IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    public static readonly TimeSpan MostPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private CancellationTokenSource? _run;
    private ITimer? _timer;
    private long? _ended;
    private bool _asked;
    private bool _disposed;
    private int _unfinished;

    /// <summary>Asks for the work, from any thread, without waiting for it.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _asked = true;
            if (_run is null) Schedule(Pause);
        }
    }

    /// <summary>Does the work now, in place of a run that is under way: what is asked for has changed. Ends when it is done.</summary>
    public Task NowAsync()
    {
        CancellationTokenSource run;
        lock (_gate)
        {
            if (_disposed) return Task.CompletedTask;
            run = Begin();
        }

        return RunAsync(run);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _ = _run?.CancelAsync();
            _timer?.Dispose();
        }
    }

    private void Due()
    {
        CancellationTokenSource run;
        lock (_gate)
        {
            if (_disposed || !_asked || _run is not null) return;
            run = Begin();
        }

        _ = RunAsync(run);
    }

    private CancellationTokenSource Begin()
    {
        _ = _run?.CancelAsync();
        _asked = false;
        return _run = new CancellationTokenSource();
    }

    private async Task RunAsync(CancellationTokenSource run)
    {
        var finished = true;
        await _one.WaitAsync();
        try
        {
            if (!run.IsCancellationRequested) finished = await work(run.Token);
        }
        catch (Exception) when (run.IsCancellationRequested)
        {
            // Another run has taken its place, or nobody looks any more.
        }
        finally
        {
            _one.Release();
            lock (_gate) End(run, finished);
        }
    }

    private void End(CancellationTokenSource run, bool finished)
    {
        if (_run != run) return;
        _run = null;
        _ended = clock.GetTimestamp();
        _unfinished = finished ? 0 : _unfinished + 1;
        if (_disposed || (finished && !_asked)) return;
        var pause = _asked ? Pause : Pause * Math.Pow(2, Math.Min(_unfinished, 8) - 1);
        _asked = true;
        Schedule(pause < MostPause ? pause : MostPause);
    }

    private void Schedule(TimeSpan pause)
    {
        var left = _ended is { } ended ? pause - clock.GetElapsedTime(ended) : TimeSpan.Zero;
        _timer ??= clock.CreateTimer(_ => Due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

namespace Haitang.EventLog.Tests;

/// <summary>A runner at work, as on one node.</summary>
internal sealed class RunningFolds : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public RunningFolds(TestLog log, FoldRunnerOptions options, params IAsyncFold[] folds)
    {
        Runner = new FoldRunner(log.Database, folds, options);
        _run = Runner.RunAsync(_stop.Token);
    }

    public FoldRunner Runner { get; }

    public static FoldRunnerOptions Quick => new()
    {
        LeaseName = $"lease {Guid.NewGuid():N}",
        LeaseDuration = TimeSpan.FromSeconds(1),
        PollInterval = TimeSpan.FromMilliseconds(20),
        RetryInterval = TimeSpan.FromMilliseconds(50),
    };

    public Task CaughtUpAsync() => Until.HoldsAsync(async () => (await Runner.StatusAsync()).All(fold => fold.Lag == 0));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        Runner.Dispose();
    }
}

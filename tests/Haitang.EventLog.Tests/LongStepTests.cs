namespace Haitang.EventLog.Tests;

/// <summary>A reaction that answers one event with thousands of commands takes longer than its runner's lease.</summary>
public sealed class LongStepTests : IAsyncLifetime
{
    private static readonly FoldRunnerOptions Options = RunningFolds.Quick with { LeaseDuration = TimeSpan.FromSeconds(2) };
    private readonly TestLog _log = new();

    public ValueTask InitializeAsync() => _log.InitializeAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task a_step_may_take_longer_than_the_lease()
    {
        var gate = new TaskCompletionSource();
        var reaction = new CountingReaction("slow", (_, _) => gate.Task);
        await using var first = new RunningFolds(_log, Options, reaction);
        await Until.HoldsAsync(() => Task.FromResult(first.Runner.IsLeading));
        await using var second = new RunningFolds(_log, Options, reaction);
        await _log.StreamAsync();
        await Until.HoldsAsync(() => Task.FromResult(reaction.Calls > 0));
        var until = await _log.AskAsync<DateTime>("select expires_at + interval '2 s' from haitang.leases");
        await Until.HoldsAsync(async () => reaction.Calls > 1 || await _log.AskAsync<DateTime>("select expires_at from haitang.leases") > until);
        gate.SetResult();
        await first.CaughtUpAsync();
        Assert.Equal((1, true, false), (reaction.Calls, first.Runner.IsLeading, second.Runner.IsLeading));
    }

    [Fact]
    public async Task a_step_is_called_off_when_another_has_come_to_lead()
    {
        var reaction = new CountingReaction("endless", (_, ct) => Task.Delay(Timeout.Infinite, ct));
        await using var folds = new RunningFolds(_log, Options, reaction);
        await _log.StreamAsync();
        await Until.HoldsAsync(() => Task.FromResult(reaction.Calls > 0));
        await _log.RunAsync("update haitang.leases set holder = 'its successor', expires_at = now() + interval '1 day'");
        await Until.HoldsAsync(() => Task.FromResult(!folds.Runner.IsLeading));
        Assert.Equal(1, reaction.Calls);
    }
}

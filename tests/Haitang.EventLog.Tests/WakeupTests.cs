namespace Haitang.EventLog.Tests;

public sealed class WakeupTests
{
    [Fact]
    public async Task a_poke_while_nobody_waits_is_kept_and_several_are_one()
    {
        using var wakeup = new Wakeup();
        wakeup.Poke();
        wakeup.Poke();
        await wakeup.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var second = wakeup.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Assert.False(second.IsCompleted);
        wakeup.Poke();
        await second;
    }

    [Fact]
    public void a_poke_after_the_waiter_has_ended_does_no_harm()
    {
        var wakeup = new Wakeup();
        wakeup.Dispose();
        Assert.Null(Record.Exception(wakeup.Poke));
    }
}

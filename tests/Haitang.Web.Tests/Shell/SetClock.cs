namespace Haitang.Web.Tests.Shell;

/// <summary>A clock that a test sets, with timers that it fires.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<SetTimer> _timers = [];

    public DateTimeOffset Now { get; set; } = now;

    public int Timers => _timers.Count;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SetTimer(this, () => callback(state));
        _timers.Add(timer);
        return timer;
    }

    public void Fire()
    {
        foreach (var timer in _timers.ToArray()) timer.Call();
    }

    private sealed class SetTimer(SetClock clock, Action call) : ITimer
    {
        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

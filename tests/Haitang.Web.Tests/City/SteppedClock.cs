namespace Haitang.Web.Tests.City;

/// <summary>A clock that goes when it is told to, from the present on, and fires the timers that fall due.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SteppedTimer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public void Step(TimeSpan time)
    {
        SteppedTimer[] due;
        lock (_gate)
        {
            _now += time;
            due = [.. _timers.Where(t => t.TakeIfDue(_now))];
        }

        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SteppedTimer(SteppedClock clock, Action fire) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public void Fire() => fire();

        /// <summary>Under the clock's lock. Several periods at once fire once.</summary>
        public bool TakeIfDue(DateTimeOffset now)
        {
            if (_due > now || _due is null) return false;
            _due = _period > TimeSpan.Zero ? now + _period : null;
            return true;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                _due = dueTime >= TimeSpan.Zero ? clock._now + dueTime : null;
                clock._timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero) ThreadPool.QueueUserWorkItem(_ => clock.Step(TimeSpan.Zero));
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

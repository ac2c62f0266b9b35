namespace Haitang.Web.Shell;

/// <summary>One timer a circuit for everything on the screen that grows older by itself.</summary>
public sealed class Ticker(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private ITimer? _timer;

    /// <summary>Calls until the answer is disposed.</summary>
    public IDisposable EachHalfMinute(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            _timer ??= clock.CreateTimer(_ => Tick(), null, HalfMinute, HalfMinute);
        }

        return new Subscription(this, listener);
    }

    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        Action[] listeners;
        lock (_gate) listeners = [.. _listeners];
        foreach (var listener in listeners) listener();
    }

    private void Remove(Action listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            if (_listeners.Count > 0) return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private sealed class Subscription(Ticker ticker, Action listener) : IDisposable
    {
        public void Dispose() => ticker.Remove(listener);
    }
}

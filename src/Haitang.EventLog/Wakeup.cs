namespace Haitang.EventLog;

/// <summary>Ends a wait early. A poke while nobody waits is kept for the next wait; several are one.</summary>
public sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _pokes = new(0, 1);

    public void Poke()
    {
        // Already poked: one wake-up serves both. Asked first, because a busy writer pokes thousands of times a second.
        if (_pokes.CurrentCount > 0) return;
        try
        {
            _pokes.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else was faster.
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more. Signals and timers may still be on their way when the waiter ends.
        }
    }

    /// <summary>Until poked, at most this long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => _pokes.WaitAsync(most, ct);

    public void Dispose() => _pokes.Dispose();
}

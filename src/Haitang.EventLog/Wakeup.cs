namespace Haitang.EventLog;

/// <summary>Ends a wait early. A poke while nobody waits is kept for the next wait; several are one.</summary>
public sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _pokes = new(0, 1);

    public void Poke()
    {
        try
        {
            _pokes.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already poked: one wake-up serves both.
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

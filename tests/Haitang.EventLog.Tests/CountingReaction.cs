namespace Haitang.EventLog.Tests;

/// <summary>Keeps no rows; counts how often it is called, and does something each time.</summary>
internal sealed class CountingReaction(string name, Func<RecordedEvent, CancellationToken, Task> act) : IAsyncFold
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public string Name => name;

    public IReadOnlyList<string> Tables => [];

    public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        Interlocked.Increment(ref _calls);
        return act(events[^1], ct);
    }
}

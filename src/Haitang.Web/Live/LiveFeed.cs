using System.Collections.Concurrent;
using Haitang.Projections.Live;

namespace Haitang.Web.Live;

/// <summary>Tells open screens on this node that something they may show has changed, wherever it was changed.</summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Guid, Action<Change?>> _screens = new();
    private readonly LogEnd _end = new();

    /// <summary>How many screens listen.</summary>
    public int Screens => _screens.Count;

    /// <summary>The log reaches at least so far, as this node has heard. Before a screen hears of a change, it is in here.</summary>
    public long Position => _end.Position;

    /// <summary>Calls back after each change; with null after a gap in the news: everything may have changed. The callback must not block.</summary>
    public IDisposable Subscribe(Action<Change?> changed)
    {
        var id = Guid.CreateVersion7();
        _screens[id] = changed;
        return new Subscription(this, id);
    }

    /// <summary>The log was seen to reach so far.</summary>
    internal void Reached(long position) => _end.Reached(position);

    /// <summary>The log was looked at anew: another server may have lost the last of what the one before it had.</summary>
    internal void Restart(long position) => _end.Restart(position);

    internal void Tell(Change? change)
    {
        if (change is not null) _end.Reached(change.Position);
        foreach (var screen in _screens.Values) screen(change);
    }

    private sealed class Subscription(LiveFeed feed, Guid id) : IDisposable
    {
        public void Dispose() => feed._screens.TryRemove(id, out _);
    }
}

using System.Collections.Concurrent;
using Haitang.Projections.Live;

namespace Haitang.Web.Live;

/// <summary>Tells open screens on this node that something they may show has changed, wherever it was changed.</summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Guid, Action<Change?>> _screens = new();

    /// <summary>How many screens listen.</summary>
    public int Screens => _screens.Count;

    /// <summary>Calls back after each change; with null after a gap in the news: everything may have changed. The callback must not block.</summary>
    public IDisposable Subscribe(Action<Change?> changed)
    {
        var id = Guid.CreateVersion7();
        _screens[id] = changed;
        return new Subscription(this, id);
    }

    internal void Tell(Change? change)
    {
        foreach (var screen in _screens.Values) screen(change);
    }

    private sealed class Subscription(LiveFeed feed, Guid id) : IDisposable
    {
        public void Dispose() => feed._screens.TryRemove(id, out _);
    }
}

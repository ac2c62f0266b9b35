using System.Collections.Immutable;

namespace Haitang.Web.Presence;

/// <summary>
/// Who has a case open on a screen now, and who is filling something in there. It is news of the moment: kept in memory, never
/// written down. What other nodes tell of theirs stands beside it until it is told anew or too old.
/// </summary>
public sealed class OpenCases
{
    private readonly Lock _one = new();
    private readonly Dictionary<Guid, ImmutableList<OpenScreen>> _screens = [];
    private readonly Dictionary<(Guid Node, Guid Case), Elsewhere> _elsewhere = [];

    /// <summary>Somebody on this node came to a case, went, began or stopped to write. Told on his thread.</summary>
    internal Action<Guid>? Moved { get; set; }

    /// <summary>The cases that are open on this node.</summary>
    internal IReadOnlyList<Guid> OpenHere
    {
        get
        {
            lock (_one) return [.. _screens.Keys];
        }
    }

    /// <summary>Somebody has opened it. Disposing closes it again.</summary>
    /// <param name="changed">Told on any thread when others come, go, begin or stop to write.</param>
    public OpenScreen Open(Guid @case, Somebody who, Action changed)
    {
        var screen = new OpenScreen(this, @case, who, changed);
        lock (_one) _screens[@case] = _screens.GetValueOrDefault(@case, []).Add(screen);
        Tell(screen);
        return screen;
    }

    /// <summary>The people of this node at a case; nobody twice, however many screens he has.</summary>
    internal IReadOnlyList<AtCase> Here(Guid @case)
    {
        lock (_one) return Each(_screens.GetValueOrDefault(@case, []).Select(s => new AtCase(s.Who, s.Writes)));
    }

    /// <summary>The others at it, on all nodes, those who write first.</summary>
    internal IReadOnlyList<AtCase> Others(OpenScreen own)
    {
        lock (_one)
        {
            return
            [
                .. Each(_screens.GetValueOrDefault(own.Case, []).Select(s => new AtCase(s.Who, s.Writes))
                    .Concat(_elsewhere.Where(e => e.Key.Case == own.Case).SelectMany(e => e.Value.People)))
                    .Where(other => other.Who.Account != own.Who.Account).OrderByDescending(other => other.Writes),
            ];
        }
    }

    /// <summary>Another node has told who is at a case there, until then.</summary>
    internal void SeeElsewhere(Guid node, Guid @case, IReadOnlyList<AtCase> people, DateTimeOffset until)
    {
        lock (_one)
        {
            var isNews = !people.SequenceEqual(_elsewhere.GetValueOrDefault((node, @case))?.People ?? []);
            if (people.Count == 0) _elsewhere.Remove((node, @case));
            else _elsewhere[(node, @case)] = new(people, until);
            if (!isNews) return;
        }

        TellAll(@case);
    }

    /// <summary>Takes away what a node told and did not repeat: it is gone.</summary>
    internal void Expire(DateTimeOffset now)
    {
        List<(Guid Node, Guid Case)> old;
        lock (_one)
        {
            old = [.. _elsewhere.Where(e => e.Value.Until <= now).Select(e => e.Key)];
            foreach (var key in old) _elsewhere.Remove(key);
        }

        foreach (var key in old) TellAll(key.Case);
    }

    internal void Tell(OpenScreen own)
    {
        TellAll(own.Case, except: own);
        Moved?.Invoke(own.Case);
    }

    internal void Close(OpenScreen screen)
    {
        lock (_one)
        {
            if (_screens.GetValueOrDefault(screen.Case)?.Remove(screen) is { IsEmpty: false } left) _screens[screen.Case] = left;
            else _screens.Remove(screen.Case);
        }

        Tell(screen);
    }

    private void TellAll(Guid @case, OpenScreen? except = null)
    {
        ImmutableList<OpenScreen> all;
        lock (_one) all = _screens.GetValueOrDefault(@case, []);
        foreach (var screen in all.Where(s => s != except)) screen.Changed();
    }

    private static IReadOnlyList<AtCase> Each(IEnumerable<AtCase> all) =>
        [.. all.GroupBy(p => p.Who.Account).Select(of => of.First() with { Writes = of.Any(p => p.Writes) })];

    private sealed record Elsewhere(IReadOnlyList<AtCase> People, DateTimeOffset Until);
}

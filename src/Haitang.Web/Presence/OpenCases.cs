using System.Collections.Immutable;

namespace Haitang.Web.Presence;

/// <summary>
/// Who has a case open on a screen of this node now, and who is filling something in there. It is news of the moment: kept in
/// memory, never written down.
/// </summary>
public sealed class OpenCases
{
    private readonly Lock _one = new();
    private readonly Dictionary<Guid, ImmutableList<OpenScreen>> _screens = [];

    /// <summary>Somebody has opened it. Disposing closes it again.</summary>
    /// <param name="changed">Told on any thread when others come, go, begin or stop to write.</param>
    public OpenScreen Open(Guid @case, Somebody who, Action changed)
    {
        var screen = new OpenScreen(this, @case, who, changed);
        lock (_one) _screens[@case] = _screens.GetValueOrDefault(@case, []).Add(screen);
        Tell(screen);
        return screen;
    }

    /// <summary>The others at it, those who write first; nobody twice, however many screens he has.</summary>
    internal IReadOnlyList<(Somebody Who, bool Writes)> Others(OpenScreen own)
    {
        ImmutableList<OpenScreen> all;
        lock (_one) all = _screens.GetValueOrDefault(own.Case, []);
        return
        [
            .. all.Where(s => s.Who.Account != own.Who.Account).GroupBy(s => s.Who.Account)
                .Select(screens => (screens.First().Who, Writes: screens.Any(s => s.Writes))).OrderByDescending(o => o.Writes),
        ];
    }

    internal void Tell(OpenScreen own)
    {
        ImmutableList<OpenScreen> all;
        lock (_one) all = _screens.GetValueOrDefault(own.Case, []);
        foreach (var screen in all.Where(s => s != own)) screen.Changed();
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
}

/// <summary>A person at a screen.</summary>
/// <param name="Name">As colleagues know him.</param>
/// <param name="Unit">Of the post that he acts in.</param>
public sealed record Somebody(Guid Account, string Name, Guid Unit);

/// <summary>A case on somebody's screen.</summary>
public sealed class OpenScreen(OpenCases cases, Guid @case, Somebody who, Action changed) : IDisposable
{
    public Guid Case => @case;

    public Somebody Who => who;

    internal Action Changed => changed;

    internal bool Writes { get; private set; }

    public IReadOnlyList<(Somebody Who, bool Writes)> Others => cases.Others(this);

    /// <summary>The person begins to fill in a form, or is done with it.</summary>
    public void Say(bool writes)
    {
        if (Writes == writes) return;
        Writes = writes;
        cases.Tell(this);
    }

    public void Dispose() => cases.Close(this);
}

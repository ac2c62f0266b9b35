using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests.Worlds;

/// <summary>One stream: what happened, and the live state beside it.</summary>
internal sealed class Streams<TState> where TState : class, IStreamState<TState>
{
    private readonly List<IEvent> _events = [];

    public IReadOnlyList<IEvent> Events => _events;

    public TState State { get; private set; } = TState.Initial;

    public TState Replayed => _events.Aggregate(TState.Initial, TState.Evolve);

    /// <summary>The version of the stream with it.</summary>
    public int Append(IEvent happened)
    {
        _events.Add(happened);
        State = TState.Evolve(State, happened);
        return _events.Count;
    }
}

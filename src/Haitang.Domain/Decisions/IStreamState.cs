using Haitang.Domain.Organisation;

namespace Haitang.Domain.Decisions;

/// <summary>What the events of one stream amount to. The same fold serves the command, the row and the replay.</summary>
public interface IStreamState<TSelf> : IStreamState where TSelf : class, IStreamState<TSelf>
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>Grows whenever <see cref="Evolve"/> gives another result for the same events; a stored state with another number is not trusted.</summary>
    static abstract int FoldVersion { get; }

    /// <summary>One switch over the stream's events, no rule in it.</summary>
    static abstract TSelf Evolve(TSelf state, IEvent happened);
}

/// <summary>A stream's state as authorisation sees it.</summary>
public interface IStreamState
{
    /// <summary>The units that have a part in this stream, by the relation that they have to it.</summary>
    IReadOnlyList<Party> Parties { get; }

    /// <summary>Whether the stream is kept from this actor, whatever part his unit has in it.</summary>
    bool KeepsOut(Actor actor) => false;

    /// <summary>The case that says whom this stream is kept from; null where it says so itself, or is kept from nobody.</summary>
    Guid? KeptBy => null;
}

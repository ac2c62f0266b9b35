using Haitang.Domain.Decisions;
using Haitang.Domain.Reactions;

namespace Haitang.Web.Reactions;

/// <summary>What follows from a fact for streams that only a query can name: all open tickets of a unit, say.</summary>
public interface IQueriedReaction
{
    /// <summary>Part of the ids of its commands: never change it.</summary>
    string Name { get; }

    /// <inheritdoc cref="IReaction.Harmless"/>
    IReadOnlySet<string> Harmless { get; }

    /// <summary>The commands that follow, at most one a stream; none for an event that does not concern it.</summary>
    ValueTask<IReadOnlyList<ReactionCommand>> ReactAsync(IEvent happened, EventContext context, CancellationToken cancel);
}

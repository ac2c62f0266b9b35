using Haitang.Domain.Decisions;

namespace Haitang.Domain.Reactions;

/// <summary>What follows from a fact elsewhere: a pure function from an event to commands on other streams.</summary>
public interface IReaction
{
    /// <summary>Part of the ids of its commands: never change it.</summary>
    string Name { get; }

    /// <summary>
    /// Refusal codes that mean that there is nothing left to do. Any other refusal stops the reaction like a poison event.
    /// </summary>
    IReadOnlySet<string> Harmless { get; }

    /// <summary>The commands that follow, in order; none for an event that does not concern it.</summary>
    IEnumerable<ReactionCommand> React(IEvent happened, EventContext context);
}

using System.Globalization;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Reactions;

/// <summary>A command that follows from an event.</summary>
/// <param name="Stream">The stream that it is sent to; for a starting command the id is given by the desk and this is empty.</param>
public sealed record ReactionCommand(Guid Stream, ICommand Command);

/// <summary>The envelope of an event, as far as a reaction may know it.</summary>
/// <param name="Stream">The stream that the event belongs to.</param>
/// <param name="Version">Its version in that stream.</param>
public sealed record EventContext(Guid EventId, Guid Stream, long Version, DateTimeOffset RecordedAt)
{
    /// <summary>The id of the n-th command of a reaction to this event: always the same, so that a repeat does nothing.</summary>
    public Guid CommandId(IReaction reaction, int ordinal) =>
        NameBasedId.Of(EventId, string.Create(CultureInfo.InvariantCulture, $"{reaction.Name}/{ordinal}"));
}

using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Reactions;

/// <summary>保密: open tickets hear that their case became confidential, or is so no more.</summary>
public sealed class ConfidentialTickets : IReaction
{
    public string Name => "confidential-tickets";

    public IReadOnlySet<string> Harmless { get; } = new[] { "ticket.ended", "ticket.confidentiality_known" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) =>
        happened is AppealClassified { Tickets: { } tickets } classified
            ? tickets.Select(t => new ReactionCommand(t, new NoteConfidentiality(classified.Confidential)))
            : [];
}

using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Reactions;

/// <summary>Open tickets of an appeal that goes another way are withdrawn.</summary>
public sealed class RecalledTickets : IReaction
{
    public string Name => "recalled-tickets";

    public IReadOnlySet<string> Harmless { get; } = new[] { "ticket.ended" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) =>
        happened is AppealTicketsRecalled recalled ? recalled.Tickets.Select(t => new ReactionCommand(t, new RecallTicket())) : [];
}

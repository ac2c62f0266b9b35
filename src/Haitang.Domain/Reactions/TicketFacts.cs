using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Reactions;

/// <summary>What became of a ticket is told to its appeal.</summary>
public sealed class TicketFacts : IReaction
{
    public string Name => "ticket-facts";

    public IReadOnlySet<string> Harmless { get; } = new[] { "appeal.ticket_known" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) => happened switch
    {
        TicketClosed e => [new(e.Case, new NoteTicketFinished(context.Stream, TicketEnding.Verified, e.Outcome))],
        TicketReturned e => [new(e.Case, new NoteTicketFinished(context.Stream, TicketEnding.Returned, null))],
        TicketWithdrawn e => [new(e.Case, new NoteTicketFinished(context.Stream, TicketEnding.Withdrawn, null))],
        TicketSentBack e => [new(e.Case, new NoteTicketSentBack(context.Stream))],
        TicketTransferred { Part: TransferredPart.Unit, Case: { } @case } e => [new(@case, new NoteTicketTransferred(context.Stream, e.From, e.To))],
        _ => [],
    };
}

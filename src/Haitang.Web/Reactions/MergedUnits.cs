using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Tickets;

namespace Haitang.Web.Reactions;

/// <summary>The open work of a merged unit goes to the one that took it over.</summary>
public sealed class MergedUnits(OpenTickets tickets, HeldCases cases) : IQueriedReaction
{
    public string Name => "merged-units";

    public IReadOnlySet<string> Harmless { get; } =
        new[] { "ticket.not_of_unit", "ticket.ended", "appeal.not_held" }.ToFrozenSet(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<ReactionCommand>> ReactAsync(IEvent happened, EventContext context, CancellationToken cancel)
    {
        if (happened is not UnitMerged merged) return [];
        var (from, to) = (context.Stream, merged.Into.Id);
        return
        [
            .. (await tickets.OfUnitAsync(from, cancel)).Select(t => new ReactionCommand(t, new TransferTicket(from, to))),
            .. (await cases.OfHolderAsync(from, cancel)).Select(c => new ReactionCommand(c, new HandOverAppeal(from, to))),
        ];
    }
}

using System.Collections.Frozen;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;

namespace Haitang.Web.Reactions;

/// <summary>A year's notice moves the open deadlines that reach into the year.</summary>
public sealed class MovedDeadlines(OpenTickets tickets) : IQueriedReaction
{
    public string Name => "moved-deadlines";

    public IReadOnlySet<string> Harmless { get; } = new[] { "ticket.deadline_stays", "ticket.ended" }.ToFrozenSet(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<ReactionCommand>> ReactAsync(IEvent happened, EventContext context, CancellationToken cancel) => happened switch
    {
        CalendarYearEntered e => await MoveAsync(e.Notice.Year, context, cancel),
        CalendarYearCorrected e => await MoveAsync(e.Notice.Year, context, cancel),
        _ => [],
    };

    private async Task<IReadOnlyList<ReactionCommand>> MoveAsync(int year, EventContext context, CancellationToken cancel)
    {
        var start = WorkingTime.StartOf(new(year, 1, 1));
        return [.. (await tickets.DueAfterAsync(start, cancel)).Select(t => new ReactionCommand(t, new MoveTicketDeadline((int)context.Version)))];
    }
}

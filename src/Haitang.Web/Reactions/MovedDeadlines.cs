using System.Collections.Frozen;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;

namespace Haitang.Web.Reactions;

/// <summary>A year's notice moves the open deadlines that reach into the year, other working hours those that reach beyond their first day.</summary>
public sealed class MovedDeadlines(OpenTickets tickets) : IQueriedReaction
{
    public string Name => "moved-deadlines";

    public IReadOnlySet<string> Harmless { get; } = new[] { "ticket.deadline_stays", "ticket.ended" }.ToFrozenSet(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<ReactionCommand>> ReactAsync(IEvent happened, EventContext context, CancellationToken cancel) => happened switch
    {
        CalendarYearEntered e => await MoveAsync(new(e.Notice.Year, 1, 1), context, cancel),
        CalendarYearCorrected e => await MoveAsync(new(e.Notice.Year, 1, 1), context, cancel),
        WorkingHoursChanged e => await MoveAsync(e.Hours.From, context, cancel),
        _ => [],
    };

    private async Task<IReadOnlyList<ReactionCommand>> MoveAsync(DateOnly from, EventContext context, CancellationToken cancel) =>
        [.. (await tickets.DueAfterAsync(WorkingTime.StartOf(from), cancel)).Select(t => new ReactionCommand(t, new MoveTicketDeadline((int)context.Version)))];
}

using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Commands;

namespace Haitang.Web.Deadlines;

/// <summary>Why a ticket is due when it is, at any moment: folded from its events, explained with the calendar in force.</summary>
public sealed class ExplainedDeadlines(EventStore log, DirectoryCache directory, TimeProvider time)
{
    /// <summary>Its clocks: acceptance, first contact, completion.</summary>
    /// <param name="at">The moment asked for, now when none is given; empty for one before it was issued.</param>
    public async Task<IReadOnlyList<DeadlineExplanation>> OfTicketAsync(Guid ticket, DateTimeOffset? at, CancellationToken cancel = default)
    {
        var (state, version) = await log.AggregateStreamAsync(
            ticket, Ticket.Initial, (s, e) => Ticket.Evolve(s, EventCodec.Read(e)), at: at, ct: cancel);
        if (version == 0) return [];
        var rules = (await directory.SnapshotNowAsync(cancel)).Deadlines;
        var moment = at ?? time.GetUtcNow();
        return
        [
            .. new (ClockKind Kind, Deadline? Deadline)[]
                {
                    (ClockKind.Accept, state.Accept), (ClockKind.Contact, state.Contact), (ClockKind.Complete, state.Due),
                }
                .Where(c => c.Deadline is not null)
                .Select(c => DeadlineExplanation.Of(
                    c.Deadline!.Clock, new ClockBasis(c.Kind, c.Kind is ClockKind.Complete ? state.Run : 1, state.Policy, state.Urgency, null), rules, moment)),
        ];
    }
}

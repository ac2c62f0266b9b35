using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>The clock writes what has come due on a ticket, in the order of the moments, also after a time of standstill.</summary>
public sealed record StrikeTicketClock : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts)
    {
        var events = new List<IEvent>();
        // A resumed clock can have come due again in the meantime: look anew after each fact.
        while (Earliest(state) is { } next && TicketMoments.StrikesAt(next) <= facts.Now)
        {
            var fact = TicketMoments.Fact(next.Mark, next.At, state, facts);
            events.Add(fact);
            state = Ticket.Evolve(state, fact);
        }

        return events.Count > 0 ? Accept(events) : Refuse("clock.not_yet");
    }

    private static (DateTimeOffset At, Struck Mark)? Earliest(Ticket ticket) =>
        TicketMoments.Pending(ticket).OrderBy(TicketMoments.StrikesAt).ThenBy(p => p.Mark).Cast<(DateTimeOffset, Struck)?>().FirstOrDefault();
}

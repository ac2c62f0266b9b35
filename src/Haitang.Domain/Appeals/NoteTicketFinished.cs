using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>A ticket of this appeal came to its end. A reaction sends it.</summary>
public sealed record NoteTicketFinished(Guid Ticket, TicketEnding Ending, Outcome? Outcome) : ICommand<Appeal>
{
    private const int ProblemAt = 3;

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Tickets.FirstOrDefault(t => t.Id == Ticket) is not { IsOpen: true } ticket) return Refuse("appeal.ticket_known");
        var status = Next(state, ticket);
        var again = status is AppealStatus.Classified && state.Status is AppealStatus.InHand;
        var events = new List<IEvent>
        {
            new AppealTicketFinished(Ticket, Ending, Outcome, status, again ? DispatchClock.Again(state, facts) : null),
        };
        if (Ending is TicketEnding.Returned && state.Returns + 1 == ProblemAt) events.AddRange(ThirdReturn(state, facts));
        return Accept(events);
    }

    /// <summary>Without its lead it waits for dispatch again; it is done when everything is finished and the lead was verified.</summary>
    private AppealStatus Next(Appeal state, AppealTicket ticket)
    {
        if (state.Status is not AppealStatus.InHand) return state.Status;
        if (Ending is not TicketEnding.Verified && state.Tickets.Last(t => t.Lead) == ticket) return AppealStatus.Classified;
        return state.OpenTickets.All(t => t.Id == Ticket) ? AppealStatus.Done : AppealStatus.InHand;
    }

    private IEnumerable<IEvent> ThirdReturn(Appeal state, Facts facts)
    {
        if (!state.Problem) yield return new AppealMarkedProblem(ProblemCause.ThirdReturn, [.. state.OpenTickets.Select(t => t.Id).Where(t => t != Ticket)]);
        var city = facts.Organisation.City!;
        if (state.Holder != city.Id) yield return new AppealRaised(facts.Organisation.Unit(state.Holder)!.ToNamed(), city.ToNamed());
    }
}

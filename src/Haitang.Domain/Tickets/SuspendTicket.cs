using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>同意挂起: the clock stands from now until the review date. Ruled by the command centre.</summary>
public sealed record SuspendTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Accepted || state.SuspensionAsked is not { } asked) return Refuse("ticket.no_suspension_asked", ("status", state.Status));
        var resumes = WorkingTime.StartOf(asked.ReviewOn);
        return resumes <= facts.Now
            ? Refuse("ticket.review_passed", ("day", asked.ReviewOn))
            : Accept(new TicketSuspended(asked.Reason, asked.ReviewOn, resumes, state.Due!.Pause(facts.Now, resumes, facts.Deadlines.Time)));
    }
}

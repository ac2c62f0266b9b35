using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>恢复办理: before the review date, by the one who suspended it.</summary>
public sealed record ResumeTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Suspended) return Refuse("ticket.not_suspended", ("status", state.Status));
        // After the review date the clock only has not come to it yet: no time is gained by being faster than it.
        var at = facts.Now < state.ResumesAt ? facts.Now : state.ResumesAt!.Value;
        return Accept(new TicketResumed(state.Due!.Resume(at, facts.Deadlines.Time), null));
    }
}

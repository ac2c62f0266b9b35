using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>恢复办理: before the review date, by the one who suspended it.</summary>
public sealed record ResumeTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        state.Status is TicketStatus.Suspended
            ? Accept(new TicketResumed(state.Due!.Resume(facts.Now, facts.Deadlines.Time), null))
            : Refuse("ticket.not_suspended", ("status", state.Status));
}

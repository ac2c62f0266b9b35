using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>申请挂起: it cannot go on now, for a reason from the list, with a review date within 30 days.</summary>
public sealed record RequestSuspension : ICommand<Ticket>
{
    public const int MostDays = 30;

    public required SuspensionReason Reason { get; init; }

    /// <summary>The day in Shanghai on which it resumes by itself.</summary>
    public required DateOnly ReviewOn { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Accepted) return Refuse("ticket.not_in_hand", ("status", state.Status));
        if (state.SuspensionAsked is not null) return Refuse("ticket.suspension_asked");
        var today = WorkingTime.DayOf(facts.Now);
        var inputs = new Inputs()
            .Must(ReviewOn > today, "reviewOn", "input.not_after_today")
            .Must(ReviewOn <= today.AddDays(MostDays), "reviewOn", "ticket.review_too_late", ("most", MostDays));
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketSuspensionRequested(Reason, ReviewOn));
    }
}

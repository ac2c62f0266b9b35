using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>办结: the work is done, in the unit's eyes. Its issuer verifies.</summary>
public sealed record CompleteTicket : ICommand<Ticket>, ICarriesAttachments
{
    public const int MostResult = 4_000;

    public required FreeText Result { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>The day by which a planned outcome is to come; required with it, and only with it.</summary>
    public DateOnly? PlannedFor { get; init; }
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Accepted) return Refuse("ticket.not_in_hand", ("status", state.Status));
        var planned = Outcome is Outcome.Planned;
        var inputs = new Inputs()
            .Text("result", Result, MostResult)
            .Must(!planned || PlannedFor is not null, "plannedFor", "input.required")
            .Must(planned || PlannedFor is null, "plannedFor", "ticket.no_plan")
            .Must(PlannedFor is not { } day || day >= WorkingTime.DayOf(facts.Now), "plannedFor", "input.past_day")
            .Must(Attachments.Count <= ReportProgress.MostAttachments, "attachments", "attachments.too_many", ("most", ReportProgress.MostAttachments));
        return inputs.Wrong ? inputs.Refuse()
            : Accept(new TicketCompleted(Result, Outcome, PlannedFor, Attachments, state.Due!.IsInTime(facts.Now)));
    }
}

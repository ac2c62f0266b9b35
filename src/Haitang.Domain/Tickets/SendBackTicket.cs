using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>
/// 返工: the work is not done. A new run of the clock begins, with the time that the ticket had at issue. An extension of the first
/// run is ruled on before: what is in force then is what assessment counts.
/// </summary>
public sealed record SendBackTicket : ICommand<Ticket>
{
    public const int MostReason = 2_000;

    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Completed) return Refuse("ticket.not_completed", ("status", state.Status));
        if (facts.Actor.Unit == state.Unit) return Refuse("ticket.own_work");
        if (state is { ExtensionAsked: { } until, Run: 1 }) return Refuse("ticket.extension_waits", ("until", until));
        var inputs = new Inputs().Text("reason", Reason, MostReason);
        if (inputs.Wrong) return inputs.Refuse();
        var due = Deadline.From(facts.Now, state.Due!.Clock.Limit, facts.Deadlines.Time);
        return Accept(new TicketSentBack(state.Case, Reason, state.Run + 1, due));
    }
}

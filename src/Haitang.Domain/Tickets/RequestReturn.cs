using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>申请退单: not ours. Asked before acceptance and by accept-by; the accept clock stands until the ruling.</summary>
public sealed record RequestReturn : ICommand<Ticket>
{
    public required FreeText Reason { get; init; }

    /// <summary>Who should have it instead.</summary>
    public Ref SuggestedUnit { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.Issued) return Refuse("ticket.not_waiting", ("status", state.Status));
        var suggested = facts.Organisation.Unit(SuggestedUnit);
        var inputs = new Inputs()
            .Text("reason", Reason, SendBackTicket.MostReason)
            .Must(SuggestedUnit.IsEmpty || suggested is { Closed: false }, "suggestedUnit", "unit.unknown", ("unit", SuggestedUnit.Value))
            .Must(suggested is null || suggested.Id != state.Unit, "suggestedUnit", "ticket.suggests_itself");
        return inputs.Wrong ? inputs.Refuse()
            : !state.Accept!.IsInTime(facts.Now) ? Refuse("ticket.return_too_late", ("by", state.Accept.By))
            : Accept(new TicketReturnRequested(Reason, suggested?.ToNamed(), state.Accept.Pause(facts.Now, null, facts.Deadlines.Time)));
    }
}

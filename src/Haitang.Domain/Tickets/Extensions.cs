using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>How far a ticket can be extended: at most twice, each time by at most the original limit.</summary>
internal static class Extensions
{
    private const int Most = 2;

    public static Decision? Forbid(Ticket state) =>
        state.Urgency is Urgency.Emergency ? Refuse("ticket.emergency_not_extended")
        : state.Extensions >= Most ? Refuse("ticket.extensions_used", ("most", Most))
        : null;

    /// <summary>The clock's own time between the due moment now and the new one.</summary>
    public static TimeSpan Amount(DateTimeOffset until, Ticket state, Facts facts) =>
        facts.Deadlines.Time.Between(state.Due!.By!.Value, until, state.Due.Clock.Limit.Working);

    public static void Check(Inputs inputs, DateTimeOffset until, Ticket state, Facts facts)
    {
        var (amount, limit) = (Amount(until, state, facts), state.Due!.Clock.Limit);
        inputs
            .Must(amount > TimeSpan.Zero, "until", "ticket.extends_nothing", ("by", state.Due.By))
            .Must(amount <= limit.Time, "until", "ticket.extension_too_long", ("latest", facts.Deadlines.Time.After(state.Due.By!.Value, limit)));
    }
}

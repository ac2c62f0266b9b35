using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>同意延期: until the moment that was asked for, or an earlier one. Counts as asked in time, whenever it is ruled.</summary>
public sealed record ExtendTicket : ICommand<Ticket>
{
    public required DateTimeOffset Until { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (!state.IsOpen) return Refuse("ticket.ended", ("status", state.Status));
        if (state.ExtensionAsked is not { } asked) return Refuse("ticket.no_extension_asked");
        var inputs = new Inputs().Must(Until <= asked, "until", "ticket.longer_than_asked", ("asked", asked));
        Extensions.Check(inputs, Until, state, facts);
        return inputs.Wrong ? inputs.Refuse()
            : Accept(new TicketExtended(state.Due!.Extend(Extensions.Amount(Until, state, facts), facts.Now, facts.Deadlines.Time)));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>
/// 核查通过: the issuer found the work done. Never the unit that worked; and not while an extension waits that could still make
/// late work timely: asked in time it counts, whenever it is ruled on.
/// </summary>
public sealed record VerifyTicket : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        state.Status is not TicketStatus.Completed ? Refuse("ticket.not_completed", ("status", state.Status))
        : facts.Actor.Unit == state.Unit ? Refuse("ticket.own_work")
        : state is { ExtensionAsked: { } until, InTime: false } ? Refuse("ticket.extension_waits", ("until", until))
        : Accept(new TicketVerified(), new TicketClosed(state.Case, state.Outcome!.Value));
}

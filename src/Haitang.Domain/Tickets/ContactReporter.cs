using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>首次联系: the person behind the case was reached. The first contact stops its clock; later ones are kept as well.</summary>
public sealed record ContactReporter : ICommand<Ticket>
{
    public required ContactWay How { get; init; }

    public Decision Decide(Ticket state, Facts facts) =>
        state.Status is TicketStatus.Accepted or TicketStatus.Suspended
            ? Accept(new TicketContacted(How, First: !state.Contacted, state.Contacted ? null : state.Contact?.IsInTime(facts.Now)))
            : Refuse("ticket.not_in_hand", ("status", state.Status));
}

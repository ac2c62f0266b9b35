using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>不同意退单: the accept clock goes on with what was left, at least one hour of its own time.</summary>
public sealed record RefuseReturn : ICommand<Ticket>
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    public required FreeText Reason { get; init; }

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not TicketStatus.ReturnAsked) return Refuse("ticket.no_return_asked", ("status", state.Status));
        var inputs = new Inputs().Text("reason", Reason, SendBackTicket.MostReason);
        if (inputs.Wrong) return inputs.Refuse();
        var time = facts.Deadlines.Time;
        var accept = state.Accept!.Resume(facts.Now, time);
        var left = accept.Clock.LeftAt(facts.Now, time);
        return Accept(new TicketReturnRefused(Reason, left < Least ? accept.Extend(Least - left, facts.Now, time) : accept));
    }
}

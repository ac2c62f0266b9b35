using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>不予受理: names the reason and the way to go. The first person proposes it, a second one confirms it by the same command.</summary>
public sealed record DeclineAppeal : ICommand<Appeal>
{
    public const int MostReply = 4_000;

    public required DeclineReason Reason { get; init; }

    /// <summary>What the resident is told; the second person's words count.</summary>
    public required FreeText Reply { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (!state.Waits) return Refuse("appeal.not_to_decline", ("status", state.Status));
        if (state.Absorbed.Count > 0) return Refuse("appeal.has_absorbed");
        if (state.OpenTickets.Any()) return Refuse("appeal.has_open_tickets");
        var inputs = new Inputs().Text("reply", Reply, MostReply);
        if (inputs.Wrong) return inputs.Refuse();
        return state.DeclineProposed is not { } proposed || proposed.Reason != Reason
            ? Accept(new AppealDeclineProposed(Reason, Reply, facts.Actor.Account))
            : proposed.By == facts.Actor.Account ? Refuse("appeal.decline_needs_second")
            : Accept(new AppealDeclined(Reason, Reply));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>撤销并案: until the main case is closed. The case goes on where a desk has to look at it, with a new dispatch clock.</summary>
public sealed record SeparateAppeal : ICommandOnTwo<Appeal>
{
    public required FreeText Reason { get; init; }

    public Guid OtherOf(Appeal state) => state.Main ?? Guid.Empty;

    public Decision Decide(Appeal state, Appeal other, Facts facts)
    {
        if (state.Main is not { } main || state.Status is not (AppealStatus.Merged or AppealStatus.Answered)) return Refuse("appeal.not_merged", ("status", state.Status));
        if (other.Status is AppealStatus.Closed) return Refuse("appeal.main_closed");
        var inputs = new Inputs().Text("reason", Reason, EscalateAppeal.MostReason);
        if (inputs.Wrong) return inputs.Refuse();
        var status = state.Category is null ? AppealStatus.Collected : AppealStatus.Classified;
        return new Decision.Accepted([new AppealSeparated(main, state.MainNumber!, Reason, status, DispatchClock.Again(state, facts))])
        {
            OtherEvents = [new AppealReleased(facts.StreamId, state.Number)],
        };
    }
}

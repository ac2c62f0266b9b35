using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>上报: what a level cannot settle goes one level up. Open tickets are withdrawn.</summary>
public sealed record EscalateAppeal : ICommand<Appeal>
{
    public const int MostReason = 2_000;

    public required FreeText Reason { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (!state.Waits && state.Status is not AppealStatus.InHand)
            return Refuse("appeal.not_to_escalate", ("status", state.Status));
        var inputs = new Inputs().Text("reason", Reason, MostReason);
        if (inputs.Wrong) return inputs.Refuse();
        return facts.Organisation.UpFrom(state.Holder).Take(2).ToArray() is [var from, var above]
            ? Accept([new AppealEscalated(from.ToNamed(), above.ToNamed(), Reason), .. Recalling.Dispatchable(state, facts)])
            : Refuse("appeal.no_higher_level");
    }
}

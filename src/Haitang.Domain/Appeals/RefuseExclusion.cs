using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>不同意剔除</summary>
public sealed record RefuseExclusion : ICommand<Appeal>
{
    public required FreeText Reason { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Exclusion is not Exclusion.Requested) return Refuse("appeal.no_exclusion_asked");
        var inputs = new Inputs().Text("reason", Reason, EscalateAppeal.MostReason);
        return inputs.Wrong ? inputs.Refuse() : Accept(new ExclusionRefused(Reason));
    }
}

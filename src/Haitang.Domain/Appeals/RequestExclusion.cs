using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>申请剔除: the case should not count in assessment. Decided by the command centre, visible to all.</summary>
public sealed record RequestExclusion : ICommand<Appeal>
{
    public required FreeText Reason { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Exclusion is Exclusion.Requested or Exclusion.Granted) return Refuse("appeal.exclusion_asked", ("exclusion", state.Exclusion));
        var inputs = new Inputs().Text("reason", Reason, EscalateAppeal.MostReason);
        return inputs.Wrong ? inputs.Refuse() : Accept(new ExclusionRequested(facts.Organisation.Unit(facts.Actor.Unit)!.ToNamed(), Reason));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>同意剔除</summary>
public sealed record GrantExclusion : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Exclusion is Exclusion.Requested ? Accept(new ExclusionGranted()) : Refuse("appeal.no_exclusion_asked");
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>解除滥用标记</summary>
public sealed record LiftMisuse : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.MisuseUntil is null ? Refuse("appeal.misuse_not_marked") : Accept(new AppealMisuseLifted());
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>撤回: the resident wants it no more. Open tickets end.</summary>
public sealed record WithdrawAppeal : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        !state.IsOpen ? Refuse("appeal.not_open", ("status", state.Status))
        : state.Absorbed.Count > 0 ? Refuse("appeal.has_absorbed")
        : Accept([.. Recalling.Only(state), new AppealWithdrawn()]);
}

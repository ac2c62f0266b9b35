using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Lets a disabled account act again, in the posts that it still holds.</summary>
public sealed record RestoreAccount : ICommand<Account>
{
    public Decision Decide(Account state, Facts facts) =>
        state.Disabled ? Accept(new AccountRestored()) : Refuse("account.not_disabled");
}

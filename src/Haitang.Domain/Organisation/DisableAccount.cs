using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Ends all access at once: open screens within a minute, the next command immediately. Posts stay.</summary>
public sealed record DisableAccount : ICommand<Account>
{
    public required DisableReason Reason { get; init; }

    public Decision Decide(Account state, Facts facts) =>
        state.Disabled ? Refuse("account.disabled")
        : facts.Actor.Account == facts.StreamId ? Refuse("account.own")
        : Accept(new AccountDisabled(Reason));
}

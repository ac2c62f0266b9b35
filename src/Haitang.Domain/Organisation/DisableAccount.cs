using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Ends all access at once: open screens within a minute, the next command immediately. Posts stay.</summary>
public sealed record DisableAccount : ICommand<Account>
{
    public required DisableReason Reason { get; init; }

    public Decision Decide(Account state, Facts facts) =>
        state.Disabled ? Decision.Refuse("account.disabled")
        : facts.Actor.Account == facts.StreamId ? Decision.Refuse("account.own")
        : Decision.Accept(new AccountDisabled(Reason));
}

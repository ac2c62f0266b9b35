using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Makes somebody leader of a grid, in the place of the one before. His post follows by a reaction.</summary>
public sealed record AppointGridLeader : ICommand<Unit>, INeedsAccount
{
    public required Guid Account { get; init; }

    public Decision Decide(Unit state, Facts facts) =>
        state.Kind is not UnitKind.Grid ? Refuse("unit.not_a_grid", ("kind", state.Kind))
        : state.Closed ? Refuse("unit.closed")
        : state.Leader == Account ? Refuse("unit.leads_already")
        : facts.Asked<AppointedAccount>().Account is not { } account ? RefuseField("account", "account.unknown")
        : account.Kind is not AccountKind.Person ? RefuseField("account", "unit.leader_is_a_person")
        : !account.IsLive(facts.Now) ? Refuse("account.disabled")
        : Accept(new GridLeaderAppointed(Account, state.Leader));
}

/// <summary>A command that must know the account that it names.</summary>
public interface INeedsAccount : INeeds<AppointedAccount>
{
    Guid Account { get; }
}

/// <summary>The account that a command names, as it is now; null when there is none.</summary>
public sealed record AppointedAccount(Account? Account);

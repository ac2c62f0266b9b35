using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Makes somebody leader of a grid, in the place of the one before. His post follows by a reaction.</summary>
public sealed record AppointGridLeader : ICommand<Unit>, INeeds<AppointedAccount>
{
    public required Guid Account { get; init; }

    public Decision Decide(Unit state, Facts facts) =>
        state.Kind is not UnitKind.Grid ? Decision.Refuse("unit.not_a_grid", ("kind", state.Kind))
        : state.Closed ? Decision.Refuse("unit.closed")
        : state.Leader == Account ? Decision.Refuse("unit.leads_already")
        : facts.Asked<AppointedAccount>().Account is not { } account ? Decision.RefuseField("account", "input.unknown_account")
        : account.Kind is not AccountKind.Person ? Decision.RefuseField("account", "unit.leader_is_a_person")
        : !account.IsLive(facts.Now) ? Decision.Refuse("account.disabled")
        : Decision.Accept(new GridLeaderAppointed(Account, state.Leader));
}

/// <summary>The account that an <see cref="AppointGridLeader"/> names, as it is now; null when there is none.</summary>
public sealed record AppointedAccount(Account? Account);

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Takes a post away. Nobody ends his own right to administer: the city must not lock itself out.</summary>
public sealed record EndPost : ICommand<Account>
{
    public required Role Role { get; init; }

    public required Ref Unit { get; init; }

    public Decision Decide(Account state, Facts facts) =>
        facts.Organisation.Unit(Unit) is not { } unit ? RefuseField("unit", "unit.unknown")
        : !state.Holds(Role, unit.Id) ? Refuse("account.post_missing")
        : Role is Role.GridLeader && facts.Actor.Role is not Role.System ? Refuse("account.leader_by_grid")
        : Role is Role.Admin && facts.Actor.Account == facts.StreamId ? Refuse("account.own")
        : Accept(new PostEnded(Role, unit.ToNamed()));
}

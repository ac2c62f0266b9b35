using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Gives an account a post. A grid's leader is appointed on the grid; this follows from it.</summary>
public sealed record GrantPost : ICommand<Account>
{
    public required Role Role { get; init; }

    public required Ref Unit { get; init; }

    public Decision Decide(Account state, Facts facts)
    {
        if (facts.Organisation.Unit(Unit) is not { } unit) return RefuseField("unit", "unit.unknown");
        var inputs = new Inputs()
            .Must(Posts.Places(Role).Contains(unit.Kind), "role", "account.role_elsewhere", ("role", Role), ("kind", unit.Kind));
        return inputs.Wrong ? inputs.Refuse()
            : Role is Role.GridLeader && facts.Actor.Role is not Role.System ? Refuse("account.leader_by_grid")
            : unit.Closed ? Refuse("unit.closed")
            : state.Holds(Role, unit.Id) ? Refuse("account.post_held")
            : Posts.IsForMachines(Role) && state.Kind is not AccountKind.Machine ? Refuse("account.role_for_machines")
            : !Posts.IsForMachines(Role) && state.Kind is not AccountKind.Person ? Refuse("account.role_for_people")
            : state is { Kind: AccountKind.Machine, Posts.Count: > 0 } ? Refuse("account.one_post_a_machine")
            : Accept(new PostGranted(Role, unit.ToNamed()));
    }
}

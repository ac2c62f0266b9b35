using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>
/// 回避: a confidential case concerns a unit or a person, who from here on neither sees it nor gets work on it; nor does what
/// lies below the unit.
/// </summary>
public sealed record RecuseFromAppeal : ICommand<Appeal>
{
    public const int Most = 20;

    /// <summary>The unit that it concerns; absent where it is a person.</summary>
    public Ref Unit { get; init; }

    /// <summary>The person's account; absent where it is a unit.</summary>
    public Guid? Account { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (!state.Confidential) return Refuse("appeal.not_confidential");
        if (Unit.IsEmpty == Account is null) return RefuseField("unit", "appeal.recuse_one");
        if (state.RecusedUnits.Count + state.RecusedAccounts.Count >= Most) return Refuse("appeal.too_many_recused", ("most", Most));
        if (Account is { } account)
            return state.RecusedAccounts.Contains(account) ? RefuseField("account", "appeal.recused_already") : Accept(new AppealRecused(null, account));
        var unit = facts.Organisation.Unit(Unit);
        var inputs = new Inputs()
            .Must(unit is { Kind: not UnitKind.City }, "unit", "unit.cannot_work", ("unit", Unit.Value))
            .Must(unit is null || !state.RecusedUnits.Contains(unit.Id), "unit", "appeal.recused_already")
            .Must(unit is null || state.OpenTickets.All(t => !facts.Organisation.IsIn(t.Unit, unit.Id)), "unit", "appeal.recused_works", ("unit", unit?.Name));
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealRecused(unit!.ToNamed(), null));
    }
}

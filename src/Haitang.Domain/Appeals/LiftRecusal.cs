using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>解除回避: it does not concern the unit or the person after all.</summary>
public sealed record LiftRecusal : ICommand<Appeal>
{
    /// <summary>Absent where it is a person.</summary>
    public Ref Unit { get; init; }

    /// <summary>Absent where it is a unit.</summary>
    public Guid? Account { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (Unit.IsEmpty == Account is null) return RefuseField("unit", "appeal.recuse_one");
        if (Account is { } account)
            return state.RecusedAccounts.Contains(account) ? Accept(new AppealRecusalLifted(null, account)) : RefuseField("account", "appeal.not_recused");
        return facts.Organisation.Unit(Unit) is { } unit && state.RecusedUnits.Contains(unit.Id)
            ? Accept(new AppealRecusalLifted(unit.ToNamed(), null))
            : RefuseField("unit", "appeal.not_recused");
    }
}

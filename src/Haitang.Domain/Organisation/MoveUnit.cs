using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>划转: the unit stands under another one from here on. What it had before stays counted where it was.</summary>
public sealed record MoveUnit : ICommand<Unit>
{
    public required Ref Parent { get; init; }

    public Decision Decide(Unit state, Facts facts)
    {
        if (state.Closed) return Refuse("unit.closed");
        if (state.Parent is not { } from) return Refuse("unit.city_stays");
        var (former, parent) = (facts.Organisation.Unit(from)!, facts.Organisation.Unit(Parent));
        var inputs = new Inputs()
            .Must(parent is { Closed: false }, "parent", "unit.unknown")
            .Must(parent is null || parent.Kind == former.Kind, "parent", "unit.wrong_parent", ("kind", state.Kind), ("parent", parent?.Kind))
            .Must(parent is null || parent.Id != from, "parent", "input.unchanged");
        return inputs.Wrong ? inputs.Refuse() : Accept(new UnitMoved(former.ToNamed(), parent!.ToNamed()));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>
/// 合并: another unit of the same kind goes on with the open work; finished cases stay where they were. Nothing open may stand
/// under it any more.
/// </summary>
public sealed record MergeUnit : ICommand<Unit>
{
    public required Ref Into { get; init; }

    public Decision Decide(Unit state, Facts facts)
    {
        if (state.Closed) return Refuse("unit.closed");
        if (state.Kind is UnitKind.City) return Refuse("unit.city_stays");
        if (facts.Organisation.Units.Any(u => u.Parent == state.Id && !u.Closed)) return Refuse("unit.has_open_units");
        var into = facts.Organisation.Unit(Into);
        var inputs = new Inputs()
            .Must(into is { Closed: false }, "into", "unit.unknown")
            .Must(into is null || into.Id != state.Id, "into", "unit.into_itself")
            .Must(into is null || into.Kind == state.Kind, "into", "unit.other_kind", ("kind", state.Kind));
        if (inputs.Wrong) return inputs.Refuse();
        var merged = new UnitMerged(into!.ToNamed());
        return state.Leader is { } leader ? Accept(new GridLeaderRelieved(leader), merged) : Accept(merged);
    }
}

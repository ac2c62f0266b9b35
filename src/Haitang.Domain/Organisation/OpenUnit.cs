using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Adds a unit to the tree. Only the system opens the city, once.</summary>
public sealed record OpenUnit : IStartingCommand<Unit>
{
    public required string Code { get; init; }

    public required UnitKind Kind { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>What it stands under; absent for the city.</summary>
    public Ref Parent { get; init; }

    public Ref StartingUnit => Parent;

    public Decision Decide(Unit state, Facts facts)
    {
        if (state.Code.Length > 0) return Refuse("unit.already_there");
        var organisation = facts.Organisation;
        var parent = organisation.Unit(Parent);
        var inputs = new Inputs()
            .Code(Code, taken: organisation.Unit(Code) is not null)
            .Names(Name, NameEn)
            .Must(parent is not null || Parent.IsEmpty, "parent", "unit.unknown")
            .Must(ParentKind(Kind) == parent?.Kind, "kind", "unit.wrong_parent", ("kind", Kind), ("parent", parent?.Kind));
        if (inputs.Wrong) return inputs.Refuse();
        if (parent is null && organisation.City is not null) return Refuse("unit.city_exists");
        if (parent is { Closed: true }) return Refuse("unit.parent_closed");
        return Accept(new UnitOpened(facts.StreamId, Code, Kind, Name, NameEn, parent?.ToNamed()));
    }

    /// <summary>市 → 街道 → 社区 → 网格; departments and partners stand under the city.</summary>
    private static UnitKind? ParentKind(UnitKind kind) => kind switch
    {
        UnitKind.Town or UnitKind.Department or UnitKind.Partner => UnitKind.City,
        UnitKind.Community => UnitKind.Town,
        UnitKind.Grid => UnitKind.Community,
        _ => null,
    };
}

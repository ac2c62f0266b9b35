using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Tests.Organisation;

/// <summary>A small city to decide in: a town with a community and a grid, a closed town, a department, categories, channels.</summary>
internal static class TestCity
{
    public static UnitEntry City { get; } = Unit(1, "CS", UnitKind.City);

    public static UnitEntry Town { get; } = Unit(2, "CS-YS", UnitKind.Town, City);

    public static UnitEntry Community { get; } = Unit(3, "CS-YS-01", UnitKind.Community, Town);

    public static UnitEntry Grid { get; } = Unit(4, "CS-YS-01-01", UnitKind.Grid, Community);

    public static UnitEntry ClosedTown { get; } = Unit(5, "CS-OLD", UnitKind.Town, City) with { Closed = true };

    public static UnitEntry Department { get; } = Unit(6, "CS-WATER", UnitKind.Department, City);

    public static UnitEntry Partner { get; } = Unit(7, "CS-GRIDCO", UnitKind.Partner, City);

    public static UnitEntry OtherTown { get; } = Unit(8, "CS-ML", UnitKind.Town, City);

    public static CategoryEntry Roads { get; } = Category(21, "A", null);

    public static CategoryEntry Lamps { get; } = Category(22, "A1", Roads);

    public static CategoryEntry DarkLamps { get; } = Category(23, "A1a", Lamps);

    public static CategoryEntry Gone { get; } = Category(24, "Z", null) with { Retired = true };

    public static ChannelEntry Visit { get; } = new(Number(31), "visit", "网格走访", "Grid visit");

    public static OrganisationDirectory Organisation { get; } = Of(City, Town, Community, Grid, ClosedTown, Department, Partner, OtherTown);

    public static Actor Admin { get; } = new(Number(90), Role.Admin, City.Id);

    public static OrganisationDirectory Of(params UnitEntry[] units) =>
        new(1, units, [Roads, Lamps, DarkLamps, Gone], [Visit]);

    public static Guid Number(int n) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)n);

    public static Named Label(this CategoryEntry category) => new(category.Id, category.Name, category.NameEn);

    public static Named Label(this UnitEntry unit) => new(unit.Id, unit.Name, unit.NameEn);

    private static UnitEntry Unit(int n, string code, UnitKind kind, UnitEntry? parent = null) =>
        new(Number(n), code, kind, $"单位{n}", $"Unit {n}", parent?.Id);

    private static CategoryEntry Category(int n, string code, CategoryEntry? parent) =>
        new(Number(n), code, $"类别{n}", $"Category {n}", parent?.Id);
}

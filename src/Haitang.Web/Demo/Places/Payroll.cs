using Haitang.Domain.Organisation;
using Haitang.Web.Demo.Lives;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Places;

/// <summary>Who works in the city: the ten that one can sign in as, and for each unit those who do its work.</summary>
internal static class Payroll
{
    public static IReadOnlyList<CityMachine> Machines { get; } = [new("12345 热线平台", Role.Hotline), new("网上平台", Role.Open311)];

    public static IReadOnlyList<Clerk> Named { get; } =
    [
        One("grid", "周敏", (Role.GridLeader, "YS-FT-01")),
        One("community", "陆建芳", (Role.Community, "YS-FT")),
        One("town", "顾晓峰", (Role.Town, "YS")),
        One("centre", "钱立", (Role.Centre, "CS")),
        One("department", "沈卫东", (Role.Department, "CG")),
        One("partner", "吴涛", (Role.Partner, "GW")),
        One("agent", "徐佳", (Role.RedAgent, "QC-QH")),
        One("secretary", "陈国良", (Role.Secretary, "YS"), (Role.GridLeader, "YS-XM-02")),
        One("auditor", "方静", (Role.Auditor, "CS")),
        One("admin", "季明", (Role.Admin, "CS")),
    ];

    /// <summary>All of them. A desk has two, because a second person has to confirm some things; a grid has one leader.</summary>
    public static IReadOnlyList<Clerk> Of(PlaceBook book, Sayings sayings, long seed)
    {
        var names = new Chance(seed, "names");
        return [.. Named, .. Behind(book).Select(post => new Clerk(UserName(post), Name(names, sayings), [post.Post]))];
    }

    private static IEnumerable<(ClerkPost Post, int Ordinal)> Behind(PlaceBook book)
    {
        foreach (var unit in book.Units())
        {
            foreach (var role in RolesAt(unit.Kind))
            {
                for (var n = 1 + Held(role, unit.Code); n <= Wanted(role); n++) yield return (new(role, unit.Code), n);
            }
        }

        foreach (var town in book.Towns) yield return (new(Role.RedAgent, town.Communities[0].CodeIn(town)), 1);
    }

    private static Role[] RolesAt(UnitKind kind) => kind switch
    {
        UnitKind.City => [Role.Centre, Role.Secretary],
        UnitKind.Town => [Role.Town, Role.Secretary],
        UnitKind.Community => [Role.Community],
        UnitKind.Grid => [Role.GridLeader],
        UnitKind.Department => [Role.Department],
        _ => [Role.Partner],
    };

    private static int Wanted(Role role) => role switch
    {
        Role.Centre => 4,
        Role.Town or Role.Department => 2,
        _ => 1,
    };

    private static int Held(Role role, string unit) => Named.Count(c => c.Posts.Contains(new(role, unit)));

    private static string UserName((ClerkPost Post, int Ordinal) of)
    {
        var role = of.Post.Role switch
        {
            Role.GridLeader => "grid",
            Role.RedAgent => "agent",
            var other => other.ToString().ToLowerInvariant(),
        };
        return FormattableString.Invariant($"{role}.{of.Post.Unit.ToLowerInvariant()}{(of.Ordinal > 1 ? $".{of.Ordinal}" : "")}");
    }

    private static string Name(Chance chance, Sayings sayings) => chance.One(sayings.FamilyNames) + chance.One(sayings.GivenNames);

    private static Clerk One(string userName, string displayName, params IReadOnlyList<(Role Role, string Unit)> posts) =>
        new(userName, displayName, [.. posts.Select(p => new ClerkPost(p.Role, p.Unit))], SignsIn: true);
}

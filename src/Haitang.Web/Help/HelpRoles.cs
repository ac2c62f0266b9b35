using Haitang.Domain.Organisation;
using Haitang.Projections.Events;

namespace Haitang.Web.Help;

/// <summary>Whom the help explains, and how each comes to a first case that is done.</summary>
public static class HelpRoles
{
    /// <summary>In the order in which a case meets them.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Role.GridLeader, Role.RedAgent, Role.Community, Role.Town, Role.Centre, Role.Department, Role.Partner, Role.Secretary, Role.Auditor, Role.Admin,
    ];

    /// <summary>As in the words: <c>grid-leader</c>.</summary>
    public static string KeyOf(Role role) => EnumNames.Of(role);

    /// <summary>The keys of the steps to a first case; none for roles that handle none.</summary>
    public static IReadOnlyList<string> StepsOf(Role role) => role switch
    {
        Role.GridLeader => Steps("grid-leader", 4),
        Role.RedAgent => Steps("red-agent", 3),
        Role.Community => Steps("community", 4),
        Role.Town => Steps("town", 4),
        Role.Centre => Steps("centre", 4),
        Role.Department or Role.Partner => Steps("department", 4),
        Role.Secretary => Steps("secretary", 3),
        _ => [],
    };

    private static IReadOnlyList<string> Steps(string role, int count) => [.. Enumerable.Range(1, count).Select(n => $"help.step-{role}-{n}")];
}

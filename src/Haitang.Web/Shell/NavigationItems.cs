using System.Collections.Frozen;
using System.Reflection;
using Haitang.Domain.Organisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Haitang.Web.Shell;

/// <summary>A line of the navigation.</summary>
/// <param name="Words">Its key in the screen words, and under which its count is kept.</param>
public sealed record NavigationItem(string Words, string Href, IReadOnlyList<Role> Roles, NavLinkMatch Match = NavLinkMatch.Prefix);

/// <summary>Who is offered what. A line is shown once its page exists.</summary>
public static class NavigationItems
{
    private static readonly Role[] Collectors = [Role.GridLeader, Role.Community, Role.RedAgent];
    private static readonly Role[] Desks = [Role.Community, Role.Town, Role.Centre];

    private static readonly FrozenSet<string> Pages = PagesIn(typeof(NavigationItems).Assembly);

    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("nav.phone-list", "phone", Collectors, NavLinkMatch.All),
        new("nav.desk", "desk", [.. Desks, Role.Department, Role.Partner]),
        new("nav.board", "board", [Role.Secretary, .. Desks, Role.Auditor]),
        new("nav.cases", "cases", [.. Desks, Role.Secretary, Role.Auditor]),
        new("nav.phone-collect", "phone/collect", [.. Collectors, Role.Town, Role.Centre]),
        new("nav.phone-news", "phone/news", Collectors),
        new("nav.units", "admin/units", [Role.Admin]),
        new("nav.accounts", "admin/accounts", [Role.Admin]),
        new("nav.categories", "admin/categories", [Role.Admin]),
        new("nav.channels", "admin/channels", [Role.Admin]),
        new("nav.policies", "admin/policies", [Role.Admin]),
        new("nav.calendar", "admin/calendar", [Role.Admin]),
    ];

    public static IEnumerable<NavigationItem> For(Role? role) => For(role, Pages);

    /// <summary>The lines for a role among the pages that there are.</summary>
    public static IEnumerable<NavigationItem> For(Role? role, IReadOnlySet<string> pages) =>
        All.Where(item => role is { } r && item.Roles.Contains(r) && pages.Contains("/" + item.Href));

    /// <summary>Whether the role works from a phone, with the bar at its foot.</summary>
    public static bool OnPhone(Role role) => Collectors.Contains(role);

    private static FrozenSet<string> PagesIn(Assembly assembly) =>
        assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>(), (_, route) => route.Template).ToFrozenSet();
}

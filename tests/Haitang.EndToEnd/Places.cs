using System.Reflection;
using Haitang.Web;
using Microsoft.AspNetCore.Components;

namespace Haitang.EndToEnd;

/// <summary>A page and somebody of the demonstration city who may see it.</summary>
/// <param name="Route">As the page declares it.</param>
/// <param name="Alive">Runs in a circuit; else it is plain HTML.</param>
/// <param name="Phone">Made for the phone.</param>
public sealed record Place(string Route, string UserName, bool Alive, bool Phone)
{
    /// <summary>Null for a page that nobody opens by its address: where errors end.</summary>
    public string? Address(string caseNumber) =>
        Route is "/error" ? null : Filled(caseNumber);

    /// <summary>For the name of a screenshot.</summary>
    public string Name => Filled("one").Split('?')[0].Trim('/').Replace('/', '-') is { Length: > 0 } name ? name : "home";

    /// <summary>With what stands for a place in the route.</summary>
    private string Filled(string caseNumber) =>
        Route.Replace("{number}", caseNumber, StringComparison.OrdinalIgnoreCase).Replace("{code}", "YS", StringComparison.OrdinalIgnoreCase)
        + (Route.EndsWith("/cases", StringComparison.Ordinal) && Route.Contains("{code}", StringComparison.OrdinalIgnoreCase) ? "?figure=collected" : "");
}

/// <summary>All pages of the program: a new one is found by its route.</summary>
public static class Places
{
    public static IReadOnlyList<Place> All { get; } =
    [
        .. typeof(WebHost).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>(), (page, route) => new Place(
                route.Template, Visitor(route.Template), page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null,
                route.Template.StartsWith("/phone", StringComparison.Ordinal)))
            .OrderBy(place => place.Route, StringComparer.Ordinal),
    ];

    private static string Visitor(string route) =>
        route.StartsWith("/phone", StringComparison.Ordinal) ? "grid"
        : route.StartsWith("/admin", StringComparison.Ordinal) ? "admin"
        : route.StartsWith("/board", StringComparison.Ordinal) ? "secretary"
        : "town";
}

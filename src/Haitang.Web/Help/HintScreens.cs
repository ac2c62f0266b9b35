using Haitang.Domain.Organisation;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Help;

/// <summary>The screens that explain themselves to whoever sees them for the first time.</summary>
public static class HintScreens
{
    /// <summary>Longer addresses first: the first that an address begins with names its screen.</summary>
    private static readonly (string Address, string Screen)[] All =
    [
        ("phone/collect", "collect"), ("phone/cases/", "phone-case"), ("phone/news", "news"), ("cases/", "case"),
        ("phone", "phone"), ("desk", "desk"), ("cases", "cases"), ("board", "board"),
    ];

    public static IEnumerable<string> Names => All.Select(one => one.Screen);

    /// <summary>The screen at an address; null where none explains itself.</summary>
    /// <param name="path">Relative to the start, perhaps with a query.</param>
    public static string? At(string path)
    {
        path = path.Split('?', '#')[0];
        return Array.Find(All, one => one.Address.EndsWith('/')
            ? path.StartsWith(one.Address, StringComparison.Ordinal) : path == one.Address).Screen;
    }

    /// <summary>The screen that is open, if the role is offered it or what it belongs to.</summary>
    public static string? Here(NavigationManager navigation, Role role)
    {
        var path = navigation.ToBaseRelativePath(navigation.Uri);
        return NavigationItems.For(role).Any(item => path.StartsWith(item.Href, StringComparison.Ordinal)) ? At(path) : null;
    }
}

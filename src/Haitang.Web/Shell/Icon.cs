using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Shell;

/// <summary>Our own few signs, drawn inline: no icon font is downloaded. Markup and no component, which would cost each of a list's rows two kilobytes.</summary>
public static class Icon
{
    private static readonly FrozenDictionary<string, MarkupString> Signs = new Dictionary<string, string>
    {
        ["back"] = "M12 5l-5 5 5 5",
        ["down"] = "M5 8l5 5 5-5",
        ["check"] = "M4 10.5l4 4 8-9",
        ["plus"] = "M10 3v14M3 10h14",
        ["cross"] = "M5 5l10 10M15 5L5 15",
        ["camera"] = "M3 6.5h3.2L7.5 4.5h5l1.3 2H17v9H3zM10 13.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8z",
        ["place"] = "M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 10.3a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z",
    }.ToFrozenDictionary(sign => sign.Key, sign => Drawn(sign.Value));

    /// <summary>The sign of this name.</summary>
    public static MarkupString Of(string name) => Signs[name];

    private static MarkupString Drawn(string path) =>
        new($"<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"1em\" height=\"1em\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\" /></svg>");
}

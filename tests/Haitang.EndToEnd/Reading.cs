using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>Whether everybody can read a page: with a screen reader, with little colour, without pushing it sideways.</summary>
internal static class Reading
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        var found = await page.RunAxe(Rules);
        return found.Violations.Select(v => $"{v.Id} ({v.Impact}) {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
    }

    public static Task<bool> IsCutOffAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth + 1");
}

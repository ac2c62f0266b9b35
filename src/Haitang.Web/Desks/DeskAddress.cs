using Microsoft.AspNetCore.WebUtilities;

namespace Haitang.Web.Desks;

/// <summary>A desk as it stands in the address: tab, filters, page and the chosen row. What is null or empty is left out.</summary>
public sealed record DeskAddress
{
    public string? Tab { get; init; }

    /// <summary><c>own</c> or <c>all</c>; null: as the tab has it.</summary>
    public string? Held { get; init; }
    public string? Unit { get; init; }
    public string? Category { get; init; }
    public string? Channel { get; init; }
    public string? Light { get; init; }
    public string? Text { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? After { get; init; }

    /// <summary>The number of the row beside the list.</summary>
    public string? Case { get; init; }

    /// <summary>Whether anything but the tab and the queue narrows the list.</summary>
    public bool IsNarrowed => this with { Tab = null, Held = null, After = null, Case = null } != new DeskAddress();

    /// <summary>The same list from its first page, with nothing chosen.</summary>
    public DeskAddress List => this with { After = null, Case = null };

    public DeskAddress Cleared => new() { Tab = Tab, Held = Held };

    public override string ToString() => QueryHelpers.AddQueryString("desk", Parts().Where(p => !string.IsNullOrEmpty(p.Value)));

    private IEnumerable<KeyValuePair<string, string?>> Parts() =>
    [
        new("tab", Tab), new("held", Held), new("unit", Unit), new("category", Category), new("channel", Channel), new("light", Light), new("text", Text),
        new("from", From), new("to", To), new("after", After), new("case", Case),
    ];
}

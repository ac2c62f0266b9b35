using Haitang.Domain.Decisions;

namespace Haitang.Projections.Desks;

/// <summary>What somebody looks for: the number of a case or ticket, or words that were said.</summary>
public sealed record Wanted
{
    private Wanted(string text) => Text = text;

    public string Text { get; }

    /// <summary>Null for what says nothing.</summary>
    public static Wanted? Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        return text.Length is 0 or > 100 || !Characters.AreFit(text) ? null : new(text);
    }

    /// <summary>HT-261123-8 or HT-261123-8-T1.</summary>
    internal string? Number => Text.StartsWith("HT-", StringComparison.OrdinalIgnoreCase) ? Text.ToUpperInvariant() : null;

    internal string[] Pairs => Desks.Pairs.Of(Text);

    /// <summary>A single letter: no pair to look up.</summary>
    internal string InTitle => $"%{Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

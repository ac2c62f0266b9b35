using Haitang.Domain.Decisions;

namespace Haitang.Projections.Cases;

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

    internal string[] Pairs => Cases.Pairs.Of(Text);

    /// <summary>A single letter: no pair to look up.</summary>
    internal string InTitle => $"%{Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>In a list of cases alone; words are looked up by an index, never by reading texts.</summary>
    internal void Narrow(Conditions where)
    {
        if (Number is { } number) where.That("number = {0}", number);
        else if (Pairs is { Length: > 0 } pairs) where.That("id in (select w.id from haitang.case_words w where w.pairs @> {0})", pairs);
        else where.That("title ilike {0}", InTitle);
    }
}

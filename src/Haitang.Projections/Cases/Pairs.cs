namespace Haitang.Projections.Cases;

/// <summary>
/// A text as the set of its pairs of neighbouring letters, without case, blanks and signs: what is looked for by two Chinese
/// characters, and how alike two texts are.
/// </summary>
public static class Pairs
{
    /// <summary>A longer text says no more about what it is about.</summary>
    private const int MostLetters = 1_000;

    public static string[] Of(params IEnumerable<string?> texts) =>
        [.. texts.SelectMany(OfOne).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>How much of one is found in the other, 0 to 1.</summary>
    public static double Share(IReadOnlyCollection<string> of, IReadOnlySet<string> found) =>
        of.Count == 0 ? 0 : of.Count(found.Contains) / (double)of.Count;

    private static IEnumerable<string> OfOne(string? text)
    {
        var before = default(char?);
        foreach (var letter in (text ?? "").Take(MostLetters))
        {
            // A sign or a blank parts what stands around it.
            char? next = char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : null;
            if (before is { } first && next is { } second) yield return new string([first, second]);
            before = next;
        }
    }
}

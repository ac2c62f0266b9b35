using System.Globalization;
using System.Text.RegularExpressions;

namespace Haitang.Web.Words;

/// <summary>
/// Sentences with named arguments: <c>{unit}</c> stands for the argument's value in the reader's language,
/// <c>{n|record|records}</c> for the word that goes with the number (<c>{late|yes|no}</c> with the answer); and a part in
/// <c>[brackets]</c> is said only when there is something to say in all its places.
/// </summary>
public static partial class Sentence
{
    private const string Argument = @"\{(?<name>[A-Za-z]\w*)(?:\|(?<one>[^|}]*)\|(?<other>[^}]*))?\}";

    public static string Fill(string text, CultureInfo culture, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) values[name] = value;
        return Fill(text, culture, values);
    }

    /// <summary>The names that the sentence asks for.</summary>
    public static IReadOnlySet<string> ArgumentsOf(string text) =>
        Hole().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    private static string Fill(string text, CultureInfo culture, Dictionary<string, object?> values) =>
        Place().Replace(text, place =>
        {
            if (place.Groups["name"].Success) return Word(place, values.GetValueOrDefault(place.Groups["name"].Value), culture);
            var part = place.Groups["part"].Value;
            return ArgumentsOf(part).All(name => IsSaid(values.GetValueOrDefault(name))) ? Fill(part, culture, values) : "";
        });

    private static bool IsSaid(object? value) => value switch
    {
        null or "" => false,
        System.Collections.IEnumerable several and not string => several.Cast<object?>().Any(),
        _ => true,
    };

    private static string Word(Match hole, object? value, CultureInfo culture) =>
        hole.Groups["one"].Success
            ? hole.Groups[IsOne(value) ? "one" : "other"].Value
            : ValueWords.Of(value, culture);

    private static bool IsOne(object? value) => value is IConvertible number and not string && number.ToInt64(CultureInfo.InvariantCulture) == 1;

    [GeneratedRegex(Argument, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\[(?<part>[^\[\]]*)\]|" + Argument, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}

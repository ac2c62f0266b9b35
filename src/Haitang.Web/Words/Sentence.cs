using System.Globalization;
using System.Text.RegularExpressions;

namespace Haitang.Web.Words;

/// <summary>
/// Sentences with named arguments: <c>{unit}</c> stands for the argument's value in the reader's language,
/// <c>{n|record|records}</c> for the word that goes with the number.
/// </summary>
public static partial class Sentence
{
    public static string Fill(string text, CultureInfo culture, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) values[name] = value;
        return Argument().Replace(text, hole => Word(hole, values.GetValueOrDefault(hole.Groups["name"].Value), culture));
    }

    /// <summary>The names that the sentence asks for.</summary>
    public static IReadOnlySet<string> ArgumentsOf(string text) =>
        Argument().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    private static string Word(Match hole, object? value, CultureInfo culture) =>
        hole.Groups["one"].Success
            ? hole.Groups[IsOne(value) ? "one" : "other"].Value
            : ValueWords.Of(value, culture);

    private static bool IsOne(object? value) => value is IConvertible number and not string && number.ToInt64(CultureInfo.InvariantCulture) == 1;

    [GeneratedRegex(@"\{(?<name>[A-Za-z]\w*)(?:\|(?<one>[^|}]*)\|(?<other>[^}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();
}

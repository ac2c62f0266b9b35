using System.Collections;
using System.Globalization;
using System.Resources;

namespace Haitang.Web.Words;

/// <summary>One table of texts, <c>Words/{name}.resx</c> in Chinese and <c>Words/{name}.en.resx</c> in English.</summary>
public sealed class WordList(string name)
{
    private readonly ResourceManager _texts = new($"Haitang.Web.Words.{name}", typeof(WordList).Assembly);

    /// <summary>The text in this language, by default the reader's; null where there is none.</summary>
    public string? Find(string key, CultureInfo? culture = null) => _texts.GetString(key, culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The text with its arguments filled in; the key itself where there is none, so that the gap can be found.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Find(key) is { } text ? Sentence.Fill(text, CultureInfo.CurrentUICulture, arguments) : key;

    /// <summary>Everything that is written in exactly this language, without falling back to the other.</summary>
    public IReadOnlyDictionary<string, string> All(CultureInfo culture)
    {
        var written = culture.Equals(Language.Chinese) ? CultureInfo.InvariantCulture : culture;
        return _texts.GetResourceSet(written, createIfNotExists: true, tryParents: false)?
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal) ?? [];
    }
}

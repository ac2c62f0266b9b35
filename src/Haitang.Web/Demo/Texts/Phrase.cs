using System.Text;
using Haitang.Web.Demo.Lives;

namespace Haitang.Web.Demo.Texts;

/// <summary>
/// Fills a turn of phrase: <c>[this|or that]</c> takes one of them, <c>{word}</c> what is known for it. What is filled in may have
/// such places itself. Lists that begin with <c>#</c> go together: all take their first one, or all their second.
/// </summary>
/// <param name="known">What stands for a word; where nothing does, one of the <paramref name="slots"/> is drawn.</param>
/// <param name="remembers">Whoever says two things says the same word in both.</param>
internal sealed class Phrase(
    Chance chance, IReadOnlyDictionary<string, string[]> slots, IReadOnlyDictionary<string, string> known, bool remembers = false)
{
    private readonly Dictionary<string, string> _said = [];
    private int? _together;

    public string One(IReadOnlyList<string> of, params ReadOnlySpan<(string Slot, string Words)> also) => Fill(chance.One(of), also);

    public string Fill(string phrase, params ReadOnlySpan<(string Slot, string Words)> also)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < phrase.Length; at++)
        {
            if (phrase[at] is not ('{' or '['))
            {
                filled.Append(phrase[at]);
                continue;
            }

            var end = phrase.IndexOf(phrase[at] is '{' ? '}' : ']', at);
            Append(filled, Word(phrase[at..end], also));
            at = end;
        }

        return filled.ToString();
    }

    private string Word(string place, ReadOnlySpan<(string Slot, string Words)> also)
    {
        foreach (var (name, words) in also)
        {
            if (place.AsSpan(1).SequenceEqual(name)) return words;
        }

        if (known.GetValueOrDefault(place[1..]) is { } fixedly) return fixedly;
        if (_said.TryGetValue(place, out var said)) return said;
        var drawn = Fill(place[0] is '{' ? chance.One(slots[place[1..]]) : OneOf(place[1..]), also);
        if (remembers) _said[place] = drawn;
        return drawn;
    }

    private string OneOf(string list)
    {
        if (list[0] is not '#') return chance.One(list.Split('|'));
        var of = list[1..].Split('|');
        return of[_together ??= chance.Below(of.Length)];
    }

    /// <summary>Between a word and a number stands a space.</summary>
    private static void Append(StringBuilder filled, string words)
    {
        if (filled.Length > 0 && words.Length > 0 && char.IsAsciiDigit(words[0]) && char.IsLetter(filled[^1])) filled.Append(' ');
        filled.Append(words);
    }
}

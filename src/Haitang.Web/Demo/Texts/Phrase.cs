using System.Text;
using Haitang.Web.Demo.Lives;

namespace Haitang.Web.Demo.Texts;

/// <summary>
/// Fills a turn of phrase: <c>[this|or that]</c> takes one of them, <c>{word}</c> what is known for it. What is filled in may have
/// such places itself.
/// </summary>
internal sealed class Phrase(Chance chance, IReadOnlyDictionary<string, string[]> slots, IReadOnlyDictionary<string, string> known)
{
    public string One(IReadOnlyList<string> of, params ReadOnlySpan<(string Slot, string Words)> also) => Fill(chance.One(of), also);

    public string Fill(string phrase, params ReadOnlySpan<(string Slot, string Words)> also)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < phrase.Length; at++)
        {
            if (phrase[at] is '{')
            {
                var end = phrase.IndexOf('}', at);
                filled.Append(Word(phrase[(at + 1)..end], also));
                at = end;
            }
            else if (phrase[at] is '[')
            {
                var end = phrase.IndexOf(']', at);
                filled.Append(Fill(chance.One(phrase[(at + 1)..end].Split('|')), also));
                at = end;
            }
            else
            {
                filled.Append(phrase[at]);
            }
        }

        return filled.ToString();
    }

    private string Word(string slot, ReadOnlySpan<(string Slot, string Words)> also)
    {
        foreach (var (name, words) in also)
        {
            if (name == slot) return words;
        }

        return known.GetValueOrDefault(slot) ?? Fill(chance.One(slots[slot]), also);
    }
}

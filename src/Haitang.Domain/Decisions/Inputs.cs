namespace Haitang.Domain.Decisions;

/// <summary>Collects everything that is wrong with a command's input, so that a person hears it all at once.</summary>
public sealed class Inputs
{
    /// <summary>Fewer digits are no telephone number.</summary>
    private const int LeastToCall = 5;

    private readonly List<Refusal> _wrong = [];

    public bool Wrong => _wrong.Count > 0;

    public Decision Refuse() => new Decision.Refused([.. _wrong]);

    /// <summary>
    /// Refuses an empty text (<c>input.required</c>), one over the limit (<c>input.too_long</c>, characters) and one with characters
    /// that nobody can read (<c>input.unreadable</c>).
    /// </summary>
    public Inputs Text(string field, FreeText? text, int most) => Text(field, text?.Clear, most);

    /// <inheritdoc cref="Text(string,FreeText,int)"/>
    public Inputs Text(string field, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return Add(field, "input.required");
        if (!Characters.AreFit(text)) return Add(field, "input.unreadable");
        return text.Length > most ? Add(field, "input.too_long", ("most", most), ("length", text.Length)) : this;
    }

    /// <summary>Refuses what is no number or code of another system (<c>input.no_code</c>): Latin letters, digits and <c>. _ - / :</c>, nothing else.</summary>
    public Inputs Code(string field, string? code, int most) => Must(
        code is null || (code.Length <= most && code.All(c => char.IsAsciiLetterOrDigit(c) || "._-/:".Contains(c, StringComparison.Ordinal))),
        field, "input.no_code", ("most", most));

    /// <summary>Refuses what is no single word of another system (<c>input.no_word</c>): with a space in it, or with a number that could be called.</summary>
    public Inputs Word(string field, string? word, int most) => Must(
        word is null || (word.Length <= most && !word.Any(char.IsWhiteSpace) && Characters.AreFit(word) && word.Count(char.IsDigit) < LeastToCall),
        field, "input.no_word", ("most", most));

    /// <summary>Refuses with this code unless the condition holds.</summary>
    public Inputs Must(bool holds, string field, string code, params IReadOnlyList<(string Name, object? Value)> arguments) =>
        holds ? this : Add(field, code, arguments);

    private Inputs Add(string field, string code, params IReadOnlyList<(string Name, object? Value)> arguments)
    {
        _wrong.Add(new Refusal(code, field, arguments));
        return this;
    }
}

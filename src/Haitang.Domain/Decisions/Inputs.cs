namespace Haitang.Domain.Decisions;

/// <summary>Collects everything that is wrong with a command's input, so that a person hears it all at once.</summary>
public sealed class Inputs
{
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

    /// <summary>Refuses with this code unless the condition holds.</summary>
    public Inputs Must(bool holds, string field, string code, params IReadOnlyList<(string Name, object? Value)> arguments) =>
        holds ? this : Add(field, code, arguments);

    private Inputs Add(string field, string code, params IReadOnlyList<(string Name, object? Value)> arguments)
    {
        _wrong.Add(new Refusal(code, field, arguments));
        return this;
    }
}

using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Projections.Events;

namespace Haitang.Web.Forms;

/// <summary>Something that a form asks for.</summary>
/// <param name="Name">As refusals name it.</param>
/// <param name="Label">In the reader's language.</param>
public abstract record FormField(string Name, string Label)
{
    public string Initial { get; init; } = "";

    public string? Hint { get; init; }

    /// <summary>Another name by which refusals may mean it.</summary>
    public string? Alias { get; init; }

    /// <summary>The field whose value decides what can be chosen here; another value there empties this one.</summary>
    public string? DependsOn { get; init; }
}

/// <summary>A line of text, or a day.</summary>
public sealed record TextField(string Name, string Label) : FormField(Name, Label)
{
    public int Most { get; init; } = 60;

    /// <summary>The input's type.</summary>
    public string Type { get; init; } = "text";
}

/// <summary>Several lines of text.</summary>
public sealed record LinesField(string Name, string Label) : FormField(Name, Label)
{
    public int Rows { get; init; } = 8;
}

/// <summary>A time limit: a number and what it counts, kept as <c>4 working-hours</c>.</summary>
public sealed record LimitField(string Name, string Label) : FormField(Name, Label)
{
    public static string Join(string amount, LimitUnit unit) => $"{amount} {EnumNames.Of(unit)}";

    public static string Of(LimitAmount limit) => Join(limit.Amount.ToString(CultureInfo.InvariantCulture), limit.Unit);

    /// <summary>The number as it was typed, and the unit.</summary>
    public static (string Amount, LimitUnit Unit) Split(string value)
    {
        var at = value.LastIndexOf(' ');
        return at < 0 ? (value, LimitUnit.WorkingDays) : (value[..at].Trim(), EnumNames.ParseOrNull<LimitUnit>(value[(at + 1)..]) ?? LimitUnit.WorkingDays);
    }
}

/// <summary>One of a few.</summary>
public sealed record ChoiceField(string Name, string Label, IReadOnlyList<FormChoice> Choices) : FormField(Name, Label);

/// <summary>One of many, found by a few letters of its name.</summary>
public sealed record LookupField(
    string Name, string Label, Func<string, FormDraft, CancellationToken, ValueTask<IReadOnlyList<FormChoice>>> Search) : FormField(Name, Label);

/// <summary>What can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Words">What is read.</param>
/// <param name="Hint">What tells it from others of the same name.</param>
public sealed record FormChoice(string Value, string Words, string? Hint = null);

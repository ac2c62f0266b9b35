using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;

namespace Haitang.Web.Forms;

/// <summary>Reads what was typed into a form; what cannot be understood is kept as refusals and never sent.</summary>
public sealed class FormReading(FormDraft draft)
{
    private static readonly char[] Between = [' ', '\n', '\r', '\t', ',', '，', '、', ';', '；'];
    private static readonly char[] Dashes = ['-', '–', '—', '~', '～', '至'];
    private readonly List<Refusal> _wrong = [];

    public IReadOnlyList<Refusal> Wrong => _wrong;

    /// <summary>One of a choice.</summary>
    public TEnum Choice<TEnum>(string field) where TEnum : struct, Enum => draft.Parse<TEnum>(field) ?? Refuse(field, default(TEnum));

    public string Text(string field) => draft[field].Trim();

    public string Required(string field) => Text(field) is { Length: > 0 } text ? text : Refuse(field, "", isEmpty: true);

    /// <summary>See <see cref="LimitField"/>.</summary>
    public LimitAmount Limit(string field)
    {
        var (amount, unit) = LimitField.Split(draft[field]);
        return int.TryParse(amount, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? new(number, unit)
            : Refuse(field, new LimitAmount(0, unit), isEmpty: amount.Length == 0);
    }

    public int Number(string field) =>
        int.TryParse(Text(field), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : Refuse(field, 0, Text(field).Length == 0);

    public DateOnly Day(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refuse(field, default(DateOnly), Text(field).Length == 0);

    /// <summary>Days in any number on a line, with their year or without it.</summary>
    public IReadOnlyList<DateOnly> Days(string field, int year)
    {
        var days = new List<DateOnly>();
        foreach (var word in draft[field].Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var whole = word.Count(c => c == '-') == 1 ? FormattableString.Invariant($"{year:0000}-{word}") : word;
            if (DateOnly.TryParseExact(whole, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else return Refuse<IReadOnlyList<DateOnly>>(field, []);
        }

        return days;
    }

    /// <summary>09:00-12:00, 13:00-17:00</summary>
    public IReadOnlyList<DayPart> Hours(string field)
    {
        var parts = new List<DayPart>();
        foreach (var word in draft[field].Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Split(Dashes) is [var from, var to] && Clock(from) is { } begin && Clock(to) is { } end) parts.Add(new(begin, end));
            else return Refuse<IReadOnlyList<DayPart>>(field, []);
        }

        return parts;
    }

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private T Refuse<T>(string field, T instead, bool isEmpty = false)
    {
        _wrong.Add(new(isEmpty ? "input.required" : "input.malformed", field, []));
        return instead;
    }
}

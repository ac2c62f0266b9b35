using System.Globalization;

namespace Haitang.Web.Boards;

/// <summary>The days that a board counts.</summary>
/// <param name="Key">In the address.</param>
/// <param name="To">The day after the last one.</param>
public sealed record BoardPeriod(string Key, DateOnly From, DateOnly To)
{
    public const string Usual = "30d";

    /// <summary>What is offered; a month of the past can be asked for as 2026-03.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Usual, "week", "month", "last-month", "year"];

    /// <param name="key">Null or empty for the usual one.</param>
    /// <returns>Null for a key that is none.</returns>
    public static BoardPeriod? Of(string? key, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var tomorrow = today.AddDays(1);
        return key switch
        {
            null or "" or Usual => new(Usual, tomorrow.AddDays(-30), tomorrow),
            "week" => new(key, today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), tomorrow),
            "month" => new(key, month, tomorrow),
            "last-month" => new(key, month.AddMonths(-1), month),
            "year" => new(key, new(today.Year, 1, 1), tomorrow),
            _ when DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && first <= today => new(key, first, first.AddMonths(1)),
            _ => null,
        };
    }
}

using System.Globalization;

namespace Haitang.Web.Boards;

/// <summary>The days that a board counts.</summary>
/// <param name="Key">In the address.</param>
/// <param name="To">The day after the last one.</param>
public sealed record BoardPeriod(string Key, DateOnly From, DateOnly To)
{
    public const string Usual = "30d";

    /// <summary>What is offered; any month can be asked for as 2026-03.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Usual, "week", "month", "last-month", "year"];

    /// <param name="key">Null or empty for the usual one.</param>
    /// <returns>Null for a key that is none.</returns>
    public static BoardPeriod? Of(string? key, DateOnly today)
    {
        var (month, monday) = (new DateOnly(today.Year, today.Month, 1), today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
        return key switch
        {
            null or "" or Usual => new(Usual, today.AddDays(-29), today.AddDays(1)),
            "week" => new(key, monday, monday.AddDays(7)),
            "month" => new(key, month, month.AddMonths(1)),
            "last-month" => new(key, month.AddMonths(-1), month),
            "year" => new(key, new(today.Year, 1, 1), new(today.Year + 1, 1, 1)),
            _ when DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && first.Year < 9999 => new(key, first, first.AddMonths(1)),
            _ => null,
        };
    }
}

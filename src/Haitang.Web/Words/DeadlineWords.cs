using System.Globalization;
using Haitang.Domain.Deadlines;

namespace Haitang.Web.Words;

/// <summary>Limits, hours and notices as people say them.</summary>
public static class DeadlineWords
{
    /// <summary>4 个工作小时, 1 个工作日, 24 小时.</summary>
    public static string Of(LimitAmount limit, CultureInfo? culture = null)
    {
        var language = culture ?? CultureInfo.CurrentUICulture;
        return Fill(limit.Unit switch
        {
            LimitUnit.Minutes => "limit.minutes",
            LimitUnit.Hours => "limit.hours",
            LimitUnit.WorkingMinutes => "limit.working-minutes",
            LimitUnit.WorkingHours => "limit.working-hours",
            _ => "limit.working-days",
        }, language, ("n", limit.Amount));
    }

    public static string Of(TimeLimit limit, CultureInfo? culture = null) => Of(LimitAmount.Of(limit), culture);

    /// <summary>2 个工作日 3 小时, 40 分钟: the two largest units of an amount of time.</summary>
    /// <param name="working">Whether seven hours are a day.</param>
    public static string Of(TimeSpan amount, bool working)
    {
        var (days, hours, minutes) = Parts(amount, working);
        return Screens.Say(
            days > 0 ? working ? "amount.working-days" : "amount.days" : hours > 0 ? "amount.hours" : "amount.minutes",
            ("days", days), ("hours", days > 0 && hours == 0 ? null : hours), ("minutes", hours > 0 && minutes == 0 ? null : minutes));
    }

    /// <summary>The largest unit alone: 2 天, 3 小时, 40 分.</summary>
    public static string Shortest(TimeSpan amount, bool working)
    {
        var (days, hours, minutes) = Parts(amount, working);
        return Screens.Say(days > 0 ? "amount.some-days" : hours > 0 ? "amount.some-hours" : "amount.some-minutes", ("n", days > 0 ? days : hours > 0 ? hours : minutes));
    }

    private static (int Days, int Hours, int Minutes) Parts(TimeSpan amount, bool working)
    {
        var day = working ? TimeLimit.WorkingDay : TimeSpan.FromDays(1);
        var days = (int)(amount / day);
        var rest = amount - (day * days);
        return (days, (int)rest.TotalHours, rest.Minutes);
    }

    /// <summary>09:00–12:00</summary>
    public static string Of(DayPart part) => FormattableString.Invariant($"{part.From:HH:mm}–{part.To:HH:mm}");

    /// <summary>09:00–12:00、13:00–17:00（2026-07-01 起）</summary>
    public static string Of(WorkingHours hours, CultureInfo culture) =>
        Fill("calendar.hours-from", culture, ("hours", hours.Parts), ("from", hours.From));

    /// <summary>2026 年，放假 …，调休上班 …</summary>
    public static string Of(YearNotice notice, CultureInfo culture) => Fill(
        "calendar.notice", culture, ("year", Year(notice.Year)), ("daysOff", Short(notice.DaysOff)), ("makeUpDays", Short(notice.MakeUpDays)));

    /// <summary>A year is no quantity: no space between its thousands.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Fill(string key, CultureInfo culture, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Sentence.Fill(Screens.List.Find(key, culture)!, culture, arguments);

    /// <summary>The year stands before them.</summary>
    private static List<string>? Short(IReadOnlyList<DateOnly> days) =>
        days.Count == 0 ? null : [.. days.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))];
}

using Haitang.Domain.Deadlines;
using static Haitang.Domain.Tests.Deadlines.Years;

namespace Haitang.Domain.Tests.Deadlines;

/// <summary>
/// The second computation: no days, no spans, no arithmetic. It goes minute by minute and asks of each one whether it counts.
/// </summary>
internal static class SlowClock
{
    /// <summary>2027 by hand: its notice is not out.</summary>
    private static readonly HashSet<DateOnly> OffIn2027 =
    [
        .. new[]
        {
            "01-01", "02-05", "02-08", "02-09", "02-10", "04-05", "05-03", "05-04", "06-09", "09-15", "10-01", "10-04", "10-05",
        }.Select(d => Day("2027-" + d)),
    ];

    private static readonly HashSet<DateOnly> Off = [.. Notices.SelectMany(n => n.DaysOff), .. OffIn2027];

    private static readonly HashSet<DateOnly> MadeUp = [.. Notices.SelectMany(n => n.MakeUpDays)];

    /// <summary>Whether the minute that begins then is worked.</summary>
    public static bool Works(DateTimeOffset minute)
    {
        var here = minute.ToOffset(TimeSpan.FromHours(8));
        var day = DateOnly.FromDateTime(here.Date);
        if (Off.Contains(day)) return false;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !MadeUp.Contains(day)) return false;
        return here.Hour is >= 9 and < 12 or >= 13 and < 17;
    }

    /// <summary>Whether the minute that begins then is counted by this clock.</summary>
    public static bool Counts(RunningClock clock, DateTimeOffset minute) =>
        (!clock.Limit.Working || Works(minute)) && !clock.Pauses.Any(p => minute >= p.From && (p.To is null || minute < p.To));

    public static TimeSpan Used(RunningClock clock, DateTimeOffset moment)
    {
        var minutes = 0;
        for (var at = clock.Start; at < moment; at = at.AddMinutes(1)) minutes += Counts(clock, at) ? 1 : 0;
        return TimeSpan.FromMinutes(minutes);
    }

    /// <summary>The end of the minute that uses the last of it up; null when none does before the given moment.</summary>
    public static DateTimeOffset? UsedUp(RunningClock clock, TimeSpan time, DateTimeOffset until)
    {
        var minutes = 0;
        for (var at = clock.Start; at < until; at = at.AddMinutes(1))
        {
            if (Counts(clock, at) && ++minutes == time.TotalMinutes) return at.AddMinutes(1);
        }

        return null;
    }
}

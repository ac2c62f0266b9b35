using System.Collections.Concurrent;
using System.Globalization;

namespace Haitang.Domain.Deadlines;

/// <summary>法定节假日 of a year as the law has them: what counts until the year's notice is out.</summary>
public sealed class StatutoryDays
{
    private static readonly ConcurrentDictionary<int, StatutoryDays> Years = new();
    private static readonly ChineseLunisolarCalendar Moon = new();
    private static readonly int FirstMoonYear = Moon.MinSupportedDateTime.Year + 1;
    private static readonly int LastMoonYear = Moon.MaxSupportedDateTime.Year - 1;

    private StatutoryDays(int year)
    {
        Days = Festivals(year).DistinctBy(d => d.Day).ToDictionary(d => d.Day, d => d.Holiday);
        var off = Days.Where(d => !IsWeekend(d.Key)).ToDictionary();
        foreach (var (day, holiday) in Days.Where(d => IsWeekend(d.Key)).OrderBy(d => d.Key))
        {
            var instead = day.AddDays(1);
            while (IsWeekend(instead) || off.ContainsKey(instead)) instead = instead.AddDays(1);
            off[instead] = holiday;
        }

        Off = off;
    }

    /// <summary>The days that the law names, weekends among them.</summary>
    public IReadOnlyDictionary<DateOnly, Holiday> Days { get; }

    /// <summary>Weekdays that are not worked: the days themselves, and for one on a weekend the next working day (补休).</summary>
    public IReadOnlyDictionary<DateOnly, Holiday> Off { get; }

    public static StatutoryDays Of(int year) => Years.GetOrAdd(year, y => new(y));

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>What a day off or a make-up day is for: the nearest statutory day's name. Notices name none.</summary>
    public static Holiday Nearest(DateOnly day) =>
        Enumerable.Range(day.Year - 1, 3).SelectMany(year => Of(year).Days)
            .MinBy(d => (Math.Abs(d.Key.DayNumber - day.DayNumber), d.Key)).Value;

    private static IEnumerable<(DateOnly Day, Holiday Holiday)> Festivals(int year)
    {
        yield return (new(year, 1, 1), Holiday.NewYear);
        var moon = year >= FirstMoonYear && year <= LastMoonYear;
        if (moon)
        {
            var newYear = MoonDay(year, 1, 1);
            for (var n = -1; n <= 2; n++) yield return (newYear.AddDays(n), Holiday.SpringFestival);
        }

        yield return (TombSweeping(year), Holiday.TombSweeping);
        for (var n = 1; n <= 2; n++) yield return (new(year, 5, n), Holiday.LabourDay);
        if (moon)
        {
            yield return (MoonDay(year, 5, 5), Holiday.DragonBoat);
            yield return (MoonDay(year, 8, 15), Holiday.MidAutumn);
        }

        for (var n = 1; n <= 3; n++) yield return (new(year, 10, n), Holiday.NationalDay);
    }

    /// <summary>⌊0.2422·y + 4.81⌋ − ⌊y/4⌋ April, y the year within its century.</summary>
    private static DateOnly TombSweeping(int year)
    {
        var y = year % 100;
        return new(year, 4, (int)Math.Floor((0.2422m * y) + 4.81m) - (y / 4));
    }

    /// <summary>A leap month stands after the month whose number it repeats: those behind it count one more.</summary>
    private static DateOnly MoonDay(int year, int month, int day)
    {
        var leap = Moon.GetLeapMonth(year);
        return DateOnly.FromDateTime(Moon.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }
}

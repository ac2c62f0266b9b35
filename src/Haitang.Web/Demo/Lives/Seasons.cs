using Haitang.Domain.Deadlines;

namespace Haitang.Web.Demo.Lives;

/// <summary>How busy the days are, and when it storms.</summary>
internal static class Seasons
{
    /// <summary>First days of bad weather, the likeliest first: the rains before summer, then the typhoons.</summary>
    private static readonly (int Month, int Day)[] Storms = [(7, 6), (6, 18), (8, 20), (9, 8)];

    private const int StormDays = 5;

    /// <summary>The first day of the storm; null where no summer lies between the two days.</summary>
    public static DateOnly? Storm(DateOnly first, DateOnly last) =>
        Storms.SelectMany(s => Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(year => new DateOnly(year, s.Month, s.Day)))
            .Where(day => day >= first && day.AddDays(StormDays) <= last).Cast<DateOnly?>().FirstOrDefault();

    /// <summary>More on Mondays than on Sundays, more in summer and before the Spring Festival, little on holidays.</summary>
    public static double Busy(DateOnly day, DateOnly? storm)
    {
        var week = day.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.25,
            DayOfWeek.Saturday => 0.75,
            DayOfWeek.Sunday => 0.65,
            _ => 1.05,
        };
        var year = day.Month switch
        {
            1 or 12 => 1.1,
            2 => 0.8,
            6 or 7 or 8 => 1.25,
            _ => 1,
        };
        var kind = Hours.Office.Days.KindOf(day) switch
        {
            DayKind.DayOff => 0.5,
            DayKind.MakeUpDay => 1.4,
            _ => 1,
        };
        return week * year * kind * (storm is { } first && day >= first && day < first.AddDays(StormDays) ? 1.5 : 1);
    }
}

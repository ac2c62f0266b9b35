namespace Haitang.Web.Demo;

/// <summary>Moments at which somebody works: 09:00–12:00 and 13:00–17:00 in Shanghai, every day, because grids have no weekend.</summary>
internal static class WorkingMoments
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static readonly (TimeSpan From, TimeSpan To)[] LatestFirst =
        [(TimeSpan.FromHours(13), TimeSpan.FromHours(17)), (TimeSpan.FromHours(9), TimeSpan.FromHours(12))];

    /// <summary>The moment from which on so many working minutes pass until <paramref name="end"/>.</summary>
    public static DateTimeOffset Before(DateTimeOffset end, int minutes)
    {
        var left = TimeSpan.FromMinutes(minutes);
        var local = end.ToOffset(Shanghai);
        for (var day = new DateTimeOffset(local.Date, Shanghai); ; day = day.AddDays(-1))
        {
            foreach (var (from, to) in LatestFirst)
            {
                var last = day + to < local ? day + to : local;
                var length = last - (day + from);
                if (length <= TimeSpan.Zero) continue;
                if (left <= length) return (last - left).ToUniversalTime();
                left -= length;
            }
        }
    }
}

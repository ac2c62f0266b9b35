using System.Globalization;

namespace Haitang.Web.Words;

/// <summary>Moments as the city reads them: Asia/Shanghai, which has had no other offset since 1991.</summary>
public static class CityTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Of(DateTimeOffset at) => at.ToOffset(Offset);

    public static DateTimeOffset? Of(DateTimeOffset? at) => at is { } moment ? Of(moment) : null;

    /// <summary>The moment of a wall clock in the city.</summary>
    public static DateTimeOffset At(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset);

    /// <summary>The moment at which a day is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The midnight with which the day of this moment began.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset at) => new(Of(at).Date, Offset);

    /// <summary>10-12 09:12, the form inside sentences.</summary>
    public static string Short(DateTimeOffset at) => Of(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2024-10-12 09:12:05 +08:00, for the hover.</summary>
    public static string Exact(DateTimeOffset at) => Of(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>How long ago or how soon, as people say it: 刚刚, 3 分钟前, 今天 09:12, 昨天 17:05, 10-12 09:12, 2023-10-12.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var (then, today) = (Of(at), Of(now));
        var minutes = (long)(now - at).TotalMinutes;
        var days = (then.Date - today.Date).Days;
        var clock = then.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (minutes, days) switch
        {
            (0, _) => Screens.Say("time.now"),
            ( > 0 and < 60, _) => Screens.Say("time.minutes-ago", ("n", minutes)),
            ( < 0 and > -60, _) => Screens.Say("time.minutes-left", ("n", -minutes)),
            (_, 0) => Screens.Say("time.today", ("clock", clock)),
            (_, -1) => Screens.Say("time.yesterday", ("clock", clock)),
            (_, 1) => Screens.Say("time.tomorrow", ("clock", clock)),
            _ when then.Year == today.Year => Short(at),
            _ => then.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}

using Haitang.Domain.Deadlines;
using Haitang.Web.Deadlines;

namespace Haitang.Web.Demo.Lives;

/// <summary>When somebody works: desks in the working time of the calendar, grids and call centres as long as people are up.</summary>
internal static class Hours
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly TimeSpan Up = TimeSpan.FromHours(8);
    private static readonly TimeSpan Down = TimeSpan.FromHours(21);

    /// <summary>The calendar that the city is given: what it reckons with is what people there live by.</summary>
    public static WorkingTime Office { get; } = new(WorkingTime.UsualHours, new(KnownNotices.All));

    /// <summary>After so much working time.</summary>
    public static DateTimeOffset OfficeAfter(DateTimeOffset at, TimeSpan time) => Whole(Office.After(at, new(time, Working: true)));

    /// <summary>After so much time, but not in the night.</summary>
    public static DateTimeOffset AwakeAfter(DateTimeOffset at, TimeSpan time) => Awake(at + time);

    /// <summary>The moment itself; the next morning for one in the night, a little later the later it was.</summary>
    public static DateTimeOffset Awake(DateTimeOffset at)
    {
        var local = at.ToOffset(Shanghai);
        if (local.TimeOfDay >= Up && local.TimeOfDay < Down) return Whole(at);
        var day = local.TimeOfDay >= Down ? local.Date.AddDays(1) : local.Date;
        var late = local.TimeOfDay >= Down ? local.TimeOfDay - Down : local.TimeOfDay + TimeSpan.FromHours(3);
        return Whole(new DateTimeOffset(day, Shanghai) + Up + (late / 8)).ToUniversalTime();
    }

    /// <summary>Whether desks are open on the day of this moment.</summary>
    public static bool IsWorkingDay(DateTimeOffset at) => Office.Days.IsWorking(WorkingTime.DayOf(at));

    /// <summary>What is left of a clock, in its own time, and a part of it later.</summary>
    public static DateTimeOffset PartOf(DateTimeOffset from, DateTimeOffset until, bool working, double part) =>
        Whole(Office.After(from, new(Office.Between(from, until, working) * part, working)));

    /// <summary>Later than a clock's end, in its own time.</summary>
    public static DateTimeOffset Past(DateTimeOffset by, TimeLimit limit, double part) =>
        Whole(Office.After(by, limit with { Time = limit.Time * part })) + TimeSpan.FromMinutes(1);

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}

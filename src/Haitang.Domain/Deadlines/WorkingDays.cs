using System.Collections.Frozen;

namespace Haitang.Domain.Deadlines;

/// <summary>Which days are worked: by the State Council's yearly notice where it is out, else by weekends and statutory days.</summary>
public sealed class WorkingDays(IEnumerable<YearNotice> notices)
{
    private readonly FrozenDictionary<int, YearNotice> _notices = notices.ToFrozenDictionary(n => n.Year);

    public bool IsWorking(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.MakeUpDay;

    /// <summary>The year's notice is not out: its days can still change.</summary>
    public bool IsProvisional(int year) => !_notices.ContainsKey(year);

    public DayKind KindOf(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (!_notices.TryGetValue(day.Year, out var notice)) return weekend ? DayKind.Weekend : DayKind.Workday;
        return weekend
            ? notice.MakeUpDays.Contains(day) ? DayKind.MakeUpDay : DayKind.Weekend
            : notice.DaysOff.Contains(day) ? DayKind.DayOff : DayKind.Workday;
    }
}

/// <summary>A year's notice of the State Council (放假安排).</summary>
/// <param name="DaysOff">Days from Monday to Friday that are not worked.</param>
/// <param name="MakeUpDays">调休: Saturdays and Sundays that are worked.</param>
public sealed record YearNotice(int Year, IReadOnlyList<DateOnly> DaysOff, IReadOnlyList<DateOnly> MakeUpDays);

/// <summary>What kind of day it is.</summary>
public enum DayKind
{
    /// <summary>工作日</summary>
    Workday,
    /// <summary>周末</summary>
    Weekend,
    /// <summary>节假日: a weekday that is not worked.</summary>
    DayOff,
    /// <summary>调休上班: a weekend day that is worked.</summary>
    MakeUpDay,
}

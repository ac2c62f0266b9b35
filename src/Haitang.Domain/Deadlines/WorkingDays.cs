using System.Collections.Frozen;

namespace Haitang.Domain.Deadlines;

/// <summary>Which days are worked: by the State Council's yearly notice where it is out, else by weekends and statutory days.</summary>
public sealed class WorkingDays(IEnumerable<YearNotice> notices)
{
    private readonly FrozenDictionary<int, Year> _years = notices.ToFrozenDictionary(
        n => n.Year, n => new Year(n, n.DaysOff.ToFrozenSet(), n.MakeUpDays.ToFrozenSet()));

    /// <summary>The notices that are out, by year.</summary>
    public IEnumerable<YearNotice> Notices => _years.Values.Select(y => y.Notice).OrderBy(n => n.Year);

    public bool IsWorking(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.MakeUpDay;

    /// <summary>The year's notice is not out: its days can still change.</summary>
    public bool IsProvisional(int year) => !_years.ContainsKey(year);

    public DayKind KindOf(DateOnly day)
    {
        var weekend = StatutoryDays.IsWeekend(day);
        if (_years.TryGetValue(day.Year, out var year))
        {
            return weekend
                ? year.MakeUp.Contains(day) ? DayKind.MakeUpDay : DayKind.Weekend
                : year.Off.Contains(day) ? DayKind.DayOff : DayKind.Workday;
        }

        return weekend ? DayKind.Weekend : StatutoryDays.Of(day.Year).Off.ContainsKey(day) ? DayKind.DayOff : DayKind.Workday;
    }

    /// <summary>What a day off or a make-up day is for; null for usual days.</summary>
    public Holiday? HolidayOf(DateOnly day) => KindOf(day) switch
    {
        DayKind.DayOff when IsProvisional(day.Year) => StatutoryDays.Of(day.Year).Off[day],
        DayKind.DayOff or DayKind.MakeUpDay => StatutoryDays.Nearest(day),
        _ => null,
    };

    private sealed record Year(YearNotice Notice, FrozenSet<DateOnly> Off, FrozenSet<DateOnly> MakeUp);
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

namespace Haitang.Domain.Deadlines;

/// <summary>Days one after the other that differ from usual workdays in the same way.</summary>
/// <param name="First">Of them.</param>
/// <param name="Last">Of them, included; the same as the first for a single day.</param>
/// <param name="Holiday">What they are for; null for weekends.</param>
public sealed record DayRun(DateOnly First, DateOnly Last, DayReason Reason, Holiday? Holiday)
{
    public int Count => Last.DayNumber - First.DayNumber + 1;

    /// <summary>From one day to another, both included, in order.</summary>
    public static IReadOnlyList<DayRun> Between(DateOnly first, DateOnly last, WorkingDays days)
    {
        var runs = new List<DayRun>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (ReasonOf(day, days) is not { } reason) continue;
            var run = new DayRun(day, day, reason, days.HolidayOf(day));
            if (runs is [.., var before] && before.Last.AddDays(1) == day && before.Reason == reason && before.Holiday == run.Holiday)
                runs[^1] = before with { Last = day };
            else
                runs.Add(run);
        }

        return runs;
    }

    private static DayReason? ReasonOf(DateOnly day, WorkingDays days) => days.KindOf(day) switch
    {
        DayKind.Weekend => DayReason.Weekend,
        DayKind.MakeUpDay => DayReason.MakeUp,
        DayKind.DayOff => days.IsProvisional(day.Year) ? DayReason.Statutory : DayReason.Notice,
        _ => null,
    };
}

/// <summary>Why a day is no usual workday.</summary>
public enum DayReason
{
    /// <summary>周末</summary>
    Weekend,
    /// <summary>按国务院放假安排放假</summary>
    Notice,
    /// <summary>法定节假日: the year's notice is not out.</summary>
    Statutory,
    /// <summary>调休上班: counted although it is a weekend day.</summary>
    MakeUp,
}

namespace Haitang.Domain.Deadlines;

/// <summary>A limit as people say it: 4 working hours, 1 working day, 24 hours.</summary>
public sealed record LimitAmount(int Amount, LimitUnit Unit)
{
    private const int MostDays = 366;

    /// <summary>At least a minute, at most a year, or as many working days.</summary>
    public bool IsInRange() => Amount > 0 && Amount <= MostDays * ((IsWorking ? TimeLimit.WorkingDay : TimeSpan.FromDays(1)) / UnitTime);

    private bool IsWorking => Unit is LimitUnit.WorkingMinutes or LimitUnit.WorkingHours or LimitUnit.WorkingDays;

    private TimeSpan UnitTime => Unit switch
    {
        LimitUnit.WorkingDays => TimeLimit.WorkingDay,
        LimitUnit.Hours or LimitUnit.WorkingHours => TimeSpan.FromHours(1),
        _ => TimeSpan.FromMinutes(1),
    };

    /// <summary>In the largest unit that fits: seven working hours are a working day.</summary>
    public static LimitAmount Of(TimeLimit limit)
    {
        var unit = (limit.Working, limit.Time) switch
        {
            (true, var time) when time.Ticks % TimeLimit.WorkingDay.Ticks == 0 => LimitUnit.WorkingDays,
            (true, var time) when time.Ticks % TimeSpan.TicksPerHour == 0 => LimitUnit.WorkingHours,
            (true, _) => LimitUnit.WorkingMinutes,
            (false, var time) when time.Ticks % TimeSpan.TicksPerHour == 0 => LimitUnit.Hours,
            _ => LimitUnit.Minutes,
        };
        return new((int)(limit.Time / new LimitAmount(1, unit).UnitTime), unit);
    }

    public TimeLimit ToLimit() => new(UnitTime * Amount, IsWorking);
}

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    /// <summary>分钟: natural time.</summary>
    Minutes,
    /// <summary>小时: natural time.</summary>
    Hours,
    /// <summary>工作分钟</summary>
    WorkingMinutes,
    /// <summary>工作小时</summary>
    WorkingHours,
    /// <summary>工作日</summary>
    WorkingDays,
}

namespace Haitang.Domain.Deadlines;

/// <summary>How long something may take.</summary>
/// <param name="Time">In the clock's own time: working time or natural time.</param>
/// <param name="Working">Whether only working time counts.</param>
public readonly record struct TimeLimit(TimeSpan Time, bool Working)
{
    /// <summary>The working time of one working day.</summary>
    public static readonly TimeSpan WorkingDay = TimeSpan.FromHours(7);

    public static TimeLimit NaturalMinutes(int minutes) => new(TimeSpan.FromMinutes(minutes), Working: false);

    public static TimeLimit NaturalHours(int hours) => new(TimeSpan.FromHours(hours), Working: false);

    public static TimeLimit WorkingHours(int hours) => new(TimeSpan.FromHours(hours), Working: true);

    public static TimeLimit WorkingDays(int days) => new(WorkingDay * days, Working: true);

    /// <summary>Whether this limit is used up no later than the other one, whenever both start.</summary>
    public bool IsWithin(TimeLimit other) =>
        Working == other.Working ? Time <= other.Time
        // Working time stands over nights and holidays of any length: no natural limit is sure to hold it.
        : !Working && Time <= other.Shortest;

    /// <summary>The least natural time that a working limit can take: a day's worth of working time never fits into less than its own day.</summary>
    private TimeSpan Shortest
    {
        get
        {
            var days = (Time.Ticks - 1) / WorkingDay.Ticks;
            return TimeSpan.FromDays(days) + (Time - (WorkingDay * days));
        }
    }
}

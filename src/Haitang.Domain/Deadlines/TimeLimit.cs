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
}

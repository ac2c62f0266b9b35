namespace Haitang.Domain.Deadlines;

/// <summary>A run of a clock with the moments that were reckoned from it. Events carry it whole: what counted then stays readable.</summary>
/// <param name="By">The first moment at which the time is used up; null while the clock stands without a known end.</param>
/// <param name="SoonAt">When 80 % of it is gone; null while the clock stands before that.</param>
public sealed record Deadline(RunningClock Clock, DateTimeOffset? By, DateTimeOffset? SoonAt)
{
    public static Deadline Of(RunningClock clock, WorkingTime time) => new(clock, clock.DueBy(time), clock.SoonAt(time));

    /// <summary>The clock begins to run.</summary>
    public static Deadline From(DateTimeOffset start, TimeLimit limit, WorkingTime time) => Of(new RunningClock(start, limit), time);

    /// <summary>Half-open: at the due moment itself the time is over, but what happens at it is still in time.</summary>
    public bool IsInTime(DateTimeOffset moment) => By is not { } by || moment <= by;

    public Deadline Pause(DateTimeOffset from, DateTimeOffset? to, WorkingTime time) => Of(Clock.Pause(from, to), time);

    public Deadline Resume(DateTimeOffset at, WorkingTime time) => Of(Clock.Resume(at), time);

    public Deadline Extend(TimeSpan by, DateTimeOffset at, WorkingTime time) => Of(Clock.Extend(by, at), time);

    /// <summary>The same run, reckoned with another calendar.</summary>
    public Deadline Reckoned(WorkingTime time) => Of(Clock, time);
}

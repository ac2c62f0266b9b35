using Haitang.Domain.Organisation;

namespace Haitang.Domain.Deadlines;

/// <summary>Why this deadline: everything that made it, at a moment, as data for screens and programs.</summary>
/// <param name="Basis">Which clock, by which line of which policy.</param>
/// <param name="Start">When the run began.</param>
/// <param name="Limit">What the policy gave it.</param>
/// <param name="Total">The limit with everything that was added.</param>
/// <param name="Moment">The moment asked for; used and left are as of then.</param>
/// <param name="Due">The last moment in time; null while it stands without a known end.</param>
/// <param name="Soon">When 80 % is gone; null while it stands before that.</param>
/// <param name="Hours">The working hours that it was counted in; none for natural time.</param>
/// <param name="Days">Days that are not usual workdays from its start to its due moment, in order; none for natural time.</param>
/// <param name="Provisional">The years among them whose notice is not out: the due moment can still move.</param>
public sealed record DeadlineExplanation(
    ClockBasis Basis, DateTimeOffset Start, TimeLimit Limit, TimeSpan Total, DateTimeOffset Moment, TimeSpan Used, TimeSpan Left,
    DateTimeOffset? Due, DateTimeOffset? Soon, bool Stands, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<DayRun> Days,
    IReadOnlyList<int> Provisional, IReadOnlyList<PauseTaken> Pauses, IReadOnlyList<Addition> Additions)
{
    public static DeadlineExplanation Of(RunningClock clock, ClockBasis basis, DeadlineRules rules, DateTimeOffset moment)
    {
        var time = rules.Time;
        var due = clock.DueBy(time);
        // While it stands without a known end there is no due moment: its days are told up to the moment asked for.
        var end = due ?? (moment > clock.Start ? moment : clock.Start);
        var (first, last) = (WorkingTime.DayOf(clock.Start), WorkingTime.DayOf(end));
        var working = clock.Limit.Working;
        return new(
            basis, clock.Start, clock.Limit, clock.Total, moment, clock.UsedAt(moment, time), clock.LeftAt(moment, time), due,
            clock.SoonAt(time), clock.StandsAt(moment),
            working ? HoursBetween(first, last, time) : [],
            working ? DayRun.Between(first, last, time.Days) : [],
            working ? [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(time.Days.IsProvisional)] : [],
            [.. clock.Pauses.Select(p => PauseTaken.Of(p, moment, clock.Limit.Working, time))],
            clock.Additions);
    }

    private static List<WorkingHours> HoursBetween(DateOnly first, DateOnly last, WorkingTime time)
    {
        var hours = new List<WorkingHours>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (time.HoursOn(day) is var on && (hours.Count == 0 || hours[^1] != on)) hours.Add(on);
        }

        return hours;
    }
}

/// <summary>What a clock measures, and where its limit comes from.</summary>
/// <param name="Run">第几轮: 1 from issue, one more with each send-back and reopening.</param>
/// <param name="PolicyVersion">The version in force when the clock was set; a later one does not touch it.</param>
/// <param name="Urgency">The line's; null for the clocks of a consultation.</param>
/// <param name="Category">The line's category; null for a general line.</param>
public sealed record ClockBasis(ClockKind Clock, int Run, int PolicyVersion, Urgency? Urgency, Named? Category);

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>派单时限</summary>
    Dispatch,
    /// <summary>签收时限</summary>
    Accept,
    /// <summary>首次联系时限</summary>
    Contact,
    /// <summary>办结时限</summary>
    Complete,
    /// <summary>报到时限</summary>
    ReportIn,
    /// <summary>联席会议时限</summary>
    Meeting,
}

/// <summary>A pause as it counts: how much of the clock's own time passed while it stood.</summary>
/// <param name="To">Null while no end is known.</param>
/// <param name="Spared">Up to its end or the moment asked for.</param>
public sealed record PauseTaken(DateTimeOffset From, DateTimeOffset? To, TimeSpan Spared)
{
    public static PauseTaken Of(Pause pause, DateTimeOffset moment, bool working, WorkingTime time) =>
        new(pause.From, pause.To, time.Between(pause.From, pause.To is { } to && to < moment ? to : moment, working));
}

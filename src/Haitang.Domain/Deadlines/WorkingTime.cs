namespace Haitang.Domain.Deadlines;

/// <summary>
/// Counts working time: the configured hours of the working days of the Chinese calendar, in Shanghai, half-open. Everything
/// goes in and comes out in UTC.
/// </summary>
public sealed class WorkingTime
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly WorkingDays _days;
    private readonly WorkingHours[] _hours;

    /// <param name="hours">In order, not overlapping; at least one.</param>
    public WorkingTime(IReadOnlyList<DayPart> hours, WorkingDays days)
        : this([new WorkingHours(DateOnly.MinValue, hours)], days)
    {
    }

    /// <param name="hours">Each from its day on; the first also counts for what lies before it.</param>
    public WorkingTime(IEnumerable<WorkingHours> hours, WorkingDays days) => (_hours, _days) = ([.. hours.OrderBy(h => h.From)], days);

    /// <summary>09:00–12:00 and 13:00–17:00.</summary>
    public static IReadOnlyList<DayPart> UsualHours { get; } = [new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 0))];

    public WorkingDays Days => _days;

    /// <summary>The hours that were entered last.</summary>
    public IReadOnlyList<DayPart> Hours => _hours[^1].Parts;

    /// <summary>The day in Shanghai that the moment lies in.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Shanghai).DateTime);

    /// <summary>The first moment of the day in Shanghai.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(default), Shanghai).ToUniversalTime();

    /// <summary>The hours in force on a day, whether it is worked or not.</summary>
    public WorkingHours HoursOn(DateOnly day)
    {
        var at = _hours.Length - 1;
        while (at > 0 && _hours[at].From > day) at--;
        return _hours[at];
    }

    /// <summary>The first moment at which this much time is used up; the limit says in which time it is counted.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeLimit limit) => limit.Working ? Add(from, limit.Time) : from + limit.Time;

    /// <summary>The time from one moment to a later one, zero for an earlier one.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to, bool working) =>
        to <= from ? TimeSpan.Zero : working ? Worked(from, to) : to - from;

    private DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return from;
        for (var day = DayOf(from); ; day = day.AddDays(1))
        {
            if (!_days.IsWorking(day)) continue;
            foreach (var (begin, end) in PartsOf(day))
            {
                var start = begin > from ? begin : from;
                if (start >= end) continue;
                if (time <= end - start) return start + time;
                time -= end - start;
            }
        }
    }

    private TimeSpan Worked(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var (first, last) = (DayOf(from), DayOf(to));
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!_days.IsWorking(day)) continue;
            if (day > first && day < last) sum += HoursOn(day).Daily;
            else sum += PartsOf(day).Aggregate(TimeSpan.Zero, (s, part) => s + Overlap(part, from, to));
        }

        return sum;
    }

    private static TimeSpan Overlap((DateTimeOffset Begin, DateTimeOffset End) part, DateTimeOffset from, DateTimeOffset to)
    {
        var begin = part.Begin > from ? part.Begin : from;
        var end = part.End < to ? part.End : to;
        return end > begin ? end - begin : TimeSpan.Zero;
    }

    private IEnumerable<(DateTimeOffset Begin, DateTimeOffset End)> PartsOf(DateOnly day)
    {
        var start = StartOf(day);
        return HoursOn(day).Parts.Select(part => (start + part.From.ToTimeSpan(), start + part.To.ToTimeSpan()));
    }
}

using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Deadlines;

/// <summary>工作日历: the working hours and the years' notices that are out. One for the city.</summary>
public sealed record WorkingCalendar : IStreamState<WorkingCalendar>
{
    public static WorkingCalendar Initial { get; } = new();

    public static int FoldVersion => 1;

    public Guid City { get; init; }

    /// <summary>In order of the day from which they are in force; none before the first event.</summary>
    public IReadOnlyList<WorkingHours> Hours { get; init; } = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<YearNotice> Years { get; init; } = [];

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, City)];

    /// <summary>The hours that are in force on this day.</summary>
    public WorkingHours HoursOn(DateOnly day) => Hours.LastOrDefault(h => h.From <= day) ?? Hours[0];

    public static WorkingCalendar Evolve(WorkingCalendar state, IEvent happened) => happened switch
    {
        WorkingCalendarStarted e => state with { City = e.City, Hours = [e.Hours] },
        WorkingHoursChanged e => state with { Hours = [.. state.Hours.Where(h => h.From != e.Hours.From).Append(e.Hours).OrderBy(h => h.From)] },
        CalendarYearEntered e => state with { Years = With(state.Years, e.Notice) },
        CalendarYearCorrected e => state with { Years = With(state.Years, e.Notice) },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a working calendar."),
    };

    private static IReadOnlyList<YearNotice> With(IReadOnlyList<YearNotice> years, YearNotice notice) =>
        [.. years.Where(y => y.Year != notice.Year).Append(notice).OrderBy(y => y.Year)];
}

using Haitang.Domain.Decisions;

namespace Haitang.Domain.Deadlines;

/// <summary>The city counts working time from here on.</summary>
/// <param name="City">Whose calendar it is.</param>
/// <param name="Hours">Those that also count for everything before.</param>
public sealed record WorkingCalendarStarted(Guid City, WorkingHours Hours) : IEvent<WorkingCalendar>;

/// <summary>Other hours from a day to come on.</summary>
public sealed record WorkingHoursChanged(WorkingHours Hours) : IEvent<WorkingCalendar>;

/// <summary>The year's notice is out: what reckoned with its provisional days can move.</summary>
public sealed record CalendarYearEntered(YearNotice Notice) : IEvent<WorkingCalendar>;

/// <summary>The notice was entered wrongly, or changed; this is the whole of it.</summary>
public sealed record CalendarYearCorrected(YearNotice Notice) : IEvent<WorkingCalendar>;

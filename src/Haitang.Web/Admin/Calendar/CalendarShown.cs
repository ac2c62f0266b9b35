using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Admin.Calendar;

/// <summary>The city's calendar as it is today; no file where there is none yet.</summary>
public sealed record CalendarShown(OrganisationDirectory Organisation, ObjectFile<WorkingCalendar>? File, DateOnly Today)
{
    public WorkingDays Days { get; } = new(File?.State.Years ?? []);

    /// <summary>Those whose notice is out, this year and the next.</summary>
    public IReadOnlyList<int> Years { get; } =
        [.. (File?.State.Years ?? []).Select(y => y.Year).Append(Today.Year).Append(Today.Year + 1).Distinct().Order()];
}

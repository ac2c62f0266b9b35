using Haitang.Domain.Deadlines;
using Haitang.Web.Commands;

namespace Haitang.Web.Deadlines;

/// <summary>The policy and the calendar in force, for everybody who is signed in; lines read as the commands take them.</summary>
public static class DeadlineEndpoints
{
    public static void MapDeadlines(this RouteGroupBuilder api)
    {
        api.MapGet("/policies", PoliciesAsync).WithName("policies.list").WithTags("policies");
        api.MapGet("/calendars", CalendarsAsync).WithName("calendars.list").WithTags("calendars");
    }

    private static async Task<IEnumerable<PolicyJson>> PoliciesAsync(DirectoryCache cache, CancellationToken cancel)
    {
        var policy = (await cache.SnapshotNowAsync(cancel)).Deadlines.Policy;
        return policy is null ? [] : [PolicyJson.Of(policy)];
    }

    private static async Task<IEnumerable<CalendarJson>> CalendarsAsync(DirectoryCache cache, CancellationToken cancel)
    {
        var calendar = (await cache.SnapshotNowAsync(cancel)).Deadlines.Calendar;
        return calendar is null ? [] : [CalendarJson.Of(calendar)];
    }
}

/// <summary>A policy as programs read it.</summary>
public sealed record PolicyJson(Guid Id, int Version, IReadOnlyList<PolicyLineJson> Lines, ConsultationInput Consultation)
{
    public static PolicyJson Of(PolicyEntry policy) => new(
        policy.Id, policy.Version, [.. policy.Lines.Select(PolicyLineJson.Of)], ConsultationInput.Of(policy.Consultation));
}

/// <param name="Category">Absent: the general line of the urgency.</param>
public sealed record PolicyLineJson(
    Guid? Category, Urgency Urgency, LimitAmount Dispatch, LimitAmount Accept, LimitAmount Contact, LimitAmount Complete)
{
    public static PolicyLineJson Of(NamedLine line) => new(
        line.Category?.Id, line.Urgency, LimitAmount.Of(line.Dispatch), LimitAmount.Of(line.Accept), LimitAmount.Of(line.Contact),
        LimitAmount.Of(line.Complete));
}

/// <summary>A calendar as programs read it.</summary>
/// <param name="Years">Those whose notice is out; every other year is provisional.</param>
public sealed record CalendarJson(Guid Id, IReadOnlyList<HoursJson> Hours, IReadOnlyList<YearNotice> Years)
{
    public static CalendarJson Of(CalendarEntry calendar) => new(calendar.Id, [.. calendar.Hours.Select(HoursJson.Of)], calendar.Years);
}

public sealed record HoursJson(DateOnly From, IReadOnlyList<DayPartJson> Parts)
{
    public static HoursJson Of(WorkingHours hours) => new(hours.From, [.. hours.Parts.Select(part => new DayPartJson(part.From, part.To))]);
}

public sealed record DayPartJson(TimeOnly From, TimeOnly To);

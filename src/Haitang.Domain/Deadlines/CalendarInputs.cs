using Haitang.Domain.Decisions;

namespace Haitang.Domain.Deadlines;

/// <summary>What working hours and notices must be like.</summary>
internal static class CalendarInputs
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    /// <summary>Whole minutes, in order, not overlapping, and together the seven hours that a working day is.</summary>
    public static Inputs Hours(this Inputs inputs, IReadOnlyList<DayPart> parts) =>
        parts.Count == 0 ? inputs.Must(false, "hours", "input.required")
        : parts.Any(p => p is null || p.From.Ticks % TimeSpan.TicksPerMinute != 0 || p.To.Ticks % TimeSpan.TicksPerMinute != 0)
            ? inputs.Must(false, "hours", "input.malformed")
        : !AreInOrder(parts) ? inputs.Must(false, "hours", "calendar.hours_out_of_order")
        : inputs.Must(parts.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length) == TimeLimit.WorkingDay, "hours", "calendar.hours_not_a_day");

    public static Inputs Notice(this Inputs inputs, int year, IReadOnlyList<DateOnly> daysOff, IReadOnlyList<DateOnly> makeUpDays)
    {
        if (year is < FirstYear or > LastYear) return inputs.Must(false, "year", "calendar.year_out_of_range");
        return inputs.Must(daysOff.Count > 0, "daysOff", "input.required")
            .Days("daysOff", daysOff, year).Days("makeUpDays", makeUpDays, year)
            .None("daysOff", "calendar.day_off_at_weekend", daysOff.Where(StatutoryDays.IsWeekend))
            .None("makeUpDays", "calendar.make_up_on_weekday", makeUpDays.Where(d => !StatutoryDays.IsWeekend(d)));
    }

    public static IReadOnlyList<DateOnly> InOrder(this IEnumerable<DateOnly> days) => [.. days.Order()];

    private static Inputs Days(this Inputs inputs, string field, IReadOnlyList<DateOnly> days, int year) =>
        inputs.None(field, "calendar.day_of_other_year", days.Where(d => d.Year != year))
            .None(field, "calendar.day_twice", days.GroupBy(d => d).Where(g => g.Count() > 1).Select(g => g.Key));

    /// <summary>Refuses with all the days that are wrong.</summary>
    private static Inputs None(this Inputs inputs, string field, string code, IEnumerable<DateOnly> wrong)
    {
        var days = wrong.Distinct().Order().ToList();
        return inputs.Must(days.Count == 0, field, code, ("days", days));
    }

    private static bool AreInOrder(IReadOnlyList<DayPart> parts) =>
        parts.All(p => p.From < p.To) && parts.Zip(parts.Skip(1)).All(pair => pair.First.To <= pair.Second.From);
}

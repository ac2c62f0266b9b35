using Haitang.Domain.Deadlines;
using static Haitang.Domain.Deadlines.TimeLimit;

namespace Haitang.Domain.Tests.Organisation;

/// <summary>The usual policy, and a calendar that knows the notice of 2024 and no other.</summary>
internal static class TestRules
{
    public const int PolicyVersion = 3;

    public static WorkingTime Time { get; } = new(WorkingTime.UsualHours, new([Year2024()]));

    public static DeadlineRules Rules { get; } = new(
        PolicyVersion,
        [
            new(null, Urgency.Emergency, NaturalMinutes(15), NaturalMinutes(30), NaturalHours(2), NaturalHours(24)),
            new(null, Urgency.Pressing, NaturalHours(1), NaturalHours(2), NaturalHours(24), WorkingDays(3)),
            new(null, Urgency.Routine, WorkingHours(4), WorkingDays(1), WorkingDays(1), WorkingDays(5)),
            new(null, Urgency.Complex, WorkingDays(1), WorkingDays(1), WorkingDays(3), WorkingDays(15)),
        ],
        Time);

    public static Deadline Clock(DateTimeOffset from, TimeLimit limit) => Deadline.From(from, limit, Time);

    /// <summary>A moment in Shanghai.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0, int year = 2024) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    private static YearNotice Year2024() => new(
        2024,
        [
            .. Days((1, 1), (2, 12), (2, 13), (2, 14), (2, 15), (2, 16), (4, 4), (4, 5), (5, 1), (5, 2), (5, 3), (6, 10), (9, 16), (9, 17)),
            .. Days((10, 1), (10, 2), (10, 3), (10, 4), (10, 7)),
        ],
        [.. Days((2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12))]);

    private static IEnumerable<DateOnly> Days(params (int Month, int Day)[] days) => days.Select(d => new DateOnly(2024, d.Month, d.Day));
}

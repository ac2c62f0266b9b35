using Haitang.Domain.Deadlines;
using static Haitang.Domain.Tests.Deadlines.Years;

namespace Haitang.Domain.Tests.Deadlines;

/// <summary>The working-day table, case by case, as an official with a wall calendar would find them.</summary>
public class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-03-11 09:00", 7, "2026-03-11 17:00")]
    [InlineData("2026-03-11 09:00", 3, "2026-03-11 12:00")]
    [InlineData("2026-03-11 10:30", 4, "2026-03-11 15:30")]
    [InlineData("2026-03-11 16:00", 7, "2026-03-12 16:00")]
    public void within_the_hours_of_a_day(string start, int hours, string due) => Due(start, hours, due);

    [Theory]
    [InlineData("2026-03-11 07:00", 7, "2026-03-11 17:00")]
    [InlineData("2026-03-11 12:30", 4, "2026-03-11 17:00")]
    [InlineData("2026-03-11 17:00", 7, "2026-03-12 17:00")]
    [InlineData("2026-03-11 23:59:59", 7, "2026-03-12 17:00")]
    [InlineData("2026-03-13 23:59:59", 7, "2026-03-16 17:00")]
    [InlineData("2026-03-14 10:00", 7, "2026-03-16 17:00")]
    public void a_start_outside_the_hours_waits_for_them(string start, int hours, string due) => Due(start, hours, due);

    [Theory]
    [InlineData("2026-02-13 16:00", 7, "2026-02-14 16:00")]
    [InlineData("2026-02-14 15:00", 35, "2026-02-28 15:00")]
    [InlineData("2026-02-15 12:00", 35, "2026-02-28 17:00")]
    [InlineData("2025-01-27 15:00", 7, "2025-02-05 15:00")]
    [InlineData("2024-02-09 16:00", 7, "2024-02-18 16:00")]
    public void the_spring_festival_is_left_out_and_its_make_up_days_count(string start, int hours, string due) => Due(start, hours, due);

    [Theory]
    [InlineData("2025-09-26 17:00", 7, "2025-09-28 17:00")]
    [InlineData("2024-09-29 09:00", 14, "2024-09-30 17:00")]
    [InlineData("2024-10-11 13:00", 7, "2024-10-12 12:00")]
    [InlineData("2024-10-12 17:00", 1, "2024-10-14 10:00")]
    public void a_weekend_day_that_is_worked_counts(string start, int hours, string due) => Due(start, hours, due);

    [Theory]
    [InlineData("2024-02-28 16:00", 7, "2024-02-29 16:00")]
    [InlineData("2024-02-29 17:00", 7, "2024-03-01 17:00")]
    [InlineData("2028-02-28 17:00", 7, "2028-02-29 17:00")]
    public void the_29_of_february_is_a_day_like_others(string start, int hours, string due) => Due(start, hours, due);

    [Theory]
    [InlineData("2026-12-31 16:00", 35, "2027-01-08 16:00")]
    [InlineData("2027-02-04 16:00", 7, "2027-02-11 16:00")]
    [InlineData("2027-04-30 17:00", 7, "2027-05-05 17:00")]
    public void a_year_without_a_notice_counts_by_the_law(string start, int hours, string due) => Due(start, hours, due);

    [Fact]
    public void years_without_a_notice_are_provisional()
    {
        Assert.False(Usual.Days.IsProvisional(2026));
        Assert.True(Usual.Days.IsProvisional(2027));
    }

    [Fact]
    public void natural_time_stands_for_nothing() =>
        Assert.Equal(At("2026-02-17 23:59:59"), Usual.After(At("2026-02-16 23:59:59"), TimeLimit.NaturalHours(24)));

    [Theory]
    [InlineData("2026-03-11 12:00", "2026-03-11 13:00", 0)]
    [InlineData("2026-03-11 11:59", "2026-03-11 13:01", 2)]
    [InlineData("2026-03-11 17:00", "2026-03-12 09:00", 0)]
    [InlineData("2026-03-11 09:00", "2026-03-11 09:00", 0)]
    [InlineData("2026-03-11 17:00", "2026-03-11 09:00", 0)]
    [InlineData("2026-03-09 09:00", "2026-03-16 09:00", 2100)]
    public void both_ends_of_the_hours_are_half_open(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Usual.Between(At(from), At(to), working: true));

    [Fact]
    public void seconds_count() =>
        Assert.Equal(At("2026-03-12 09:00:01"), Usual.After(At("2026-03-11 16:59:59"), new(TimeSpan.FromSeconds(2), Working: true)));

    [Fact]
    public void no_time_is_over_at_once() => Assert.Equal(At("2026-03-14 10:00"), Usual.After(At("2026-03-14 10:00"), new(TimeSpan.Zero, Working: true)));

    [Fact]
    public void summer_hours_count_from_their_day_on_and_leave_what_was_before()
    {
        DayPart[] summer = [new(new(8, 30), new(11, 30)), new(new(14, 0), new(18, 0))];
        var time = new WorkingTime(
            [new WorkingHours(Day("2026-07-01"), summer), new WorkingHours(Day("2026-01-01"), WorkingTime.UsualHours)], new WorkingDays(Notices));
        Assert.Equal(At("2026-06-30 17:00"), time.After(At("2026-06-30 09:00"), TimeLimit.WorkingDays(1)));
        Assert.Equal(At("2026-07-01 18:00"), time.After(At("2026-06-30 17:00"), TimeLimit.WorkingDays(1)));
        Assert.Equal(At("2025-03-12 17:00"), time.After(At("2025-03-12 09:00"), TimeLimit.WorkingDays(1)));
        Assert.Equal(summer, time.Hours);
        Assert.Equal(WorkingTime.UsualHours, time.HoursOn(Day("2026-06-30")).Parts);
    }

    [Fact]
    public void the_notices_say_what_a_day_is()
    {
        var days = Usual.Days;
        Assert.Equal(
            [DayKind.Workday, DayKind.MakeUpDay, DayKind.Weekend, DayKind.DayOff],
            new[] { "2026-02-13", "2026-02-14", "2026-02-15", "2026-02-16" }.Select(d => days.KindOf(Day(d))));
        Assert.Equal(
            [null, Holiday.SpringFestival, null, Holiday.SpringFestival, Holiday.LabourDay],
            new[] { "2026-02-13", "2026-02-14", "2026-02-15", "2026-02-16", "2027-05-04" }.Select(d => days.HolidayOf(Day(d))));
        Assert.Equal([2023, 2024, 2025, 2026], days.Notices.Select(n => n.Year));
    }

    private static void Due(string start, int hours, string due) =>
        Assert.Equal(At(due), Usual.After(At(start), TimeLimit.WorkingHours(hours)));
}

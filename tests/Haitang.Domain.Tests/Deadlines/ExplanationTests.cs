using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.Deadlines.Years;

namespace Haitang.Domain.Tests.Deadlines;

public class ExplanationTests
{
    private static readonly DeadlineRules Rules = DeadlineRules.Of(
        null, new(Guid.Empty, [new(Day("2026-01-01"), WorkingTime.UsualHours)], Notices));

    private static readonly ClockBasis Basis = new(ClockKind.Complete, Run: 2, PolicyVersion: 7, Urgency.Routine, new Named(Guid.Empty, "路灯", "Lamps"));

    [Fact]
    public void over_the_spring_festival_every_day_that_made_the_deadline_is_named()
    {
        // 2 h on the make-up Saturday, the festival, four days of seven hours, 5 h on the second make-up Saturday.
        var said = Explain(new(At("2026-02-14 15:00"), TimeLimit.WorkingDays(5)), At("2026-02-24 11:00"));
        Assert.Equal(At("2026-02-28 15:00"), said.Due);
        Assert.Equal(At("2026-02-27 15:00"), said.Soon);
        Assert.Equal(
            [
                new(Day("2026-02-14"), Day("2026-02-14"), DayReason.MakeUp, Holiday.SpringFestival),
                new(Day("2026-02-15"), Day("2026-02-15"), DayReason.Weekend, null),
                new(Day("2026-02-16"), Day("2026-02-20"), DayReason.Notice, Holiday.SpringFestival),
                new(Day("2026-02-21"), Day("2026-02-22"), DayReason.Weekend, null),
                new(Day("2026-02-23"), Day("2026-02-23"), DayReason.Notice, Holiday.SpringFestival),
                new DayRun(Day("2026-02-28"), Day("2026-02-28"), DayReason.MakeUp, Holiday.SpringFestival),
            ],
            said.Days);
        Assert.Equal([5, 2, 1], said.Days.Where(d => d.Reason is DayReason.Notice or DayReason.Weekend).Select(d => d.Count).Distinct().OrderDescending());
        Assert.Equal((TimeSpan.FromHours(4), TimeSpan.FromHours(31)), (said.Used, said.Left));
        Assert.Empty(said.Provisional);
        Assert.Equal(Rules.Calendar!.Hours, said.Hours);
        Assert.Equal(Basis, said.Basis);
    }

    [Fact]
    public void a_deadline_that_reaches_into_a_year_without_a_notice_is_provisional()
    {
        var said = Explain(new(At("2026-12-31 16:00"), TimeLimit.WorkingDays(1)), At("2026-12-31 17:00"));
        Assert.Equal([2027], said.Provisional);
        Assert.Equal(
            [new(Day("2027-01-01"), Day("2027-01-01"), DayReason.Statutory, Holiday.NewYear), new DayRun(Day("2027-01-02"), Day("2027-01-03"), DayReason.Weekend, null)],
            said.Days);
        Assert.Equal(At("2027-01-04 16:00"), said.Due);
    }

    /// <summary>1 October 2028 is a Sunday, 3 October the Mid-Autumn Festival as well.</summary>
    [Fact]
    public void days_off_for_another_festival_are_named_apart() =>
        Assert.Equal(
            [
                new(Day("2028-10-02"), Day("2028-10-02"), DayReason.Statutory, Holiday.NationalDay),
                new(Day("2028-10-03"), Day("2028-10-03"), DayReason.Statutory, Holiday.MidAutumn),
                new DayRun(Day("2028-10-04"), Day("2028-10-04"), DayReason.Statutory, Holiday.NationalDay),
            ],
            DayRun.Between(Day("2028-10-02"), Day("2028-10-06"), Rules.Time.Days));

    [Fact]
    public void pauses_and_additions_are_told_with_what_they_were_worth()
    {
        var clock = new RunningClock(At("2026-03-09 09:00"), TimeLimit.WorkingDays(1))
            .Pause(At("2026-03-09 11:00"), At("2026-03-10 10:00")).Extend(TimeSpan.FromHours(2), At("2026-03-10 11:00"));
        var said = Explain(clock, At("2026-03-10 11:00"));
        // Two hours before the pause, one after it.
        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(9)), (said.Used, said.Left, said.Total));
        Assert.Equal([new PauseTaken(At("2026-03-09 11:00"), At("2026-03-10 10:00"), TimeSpan.FromHours(6))], said.Pauses);
        Assert.Equal([new Addition(TimeSpan.FromHours(2), At("2026-03-10 11:00"))], said.Additions);
        Assert.Equal((At("2026-03-11 10:00"), false), (said.Due, said.Stands));
        // The limit itself is what the policy gave.
        Assert.Equal(TimeLimit.WorkingDays(1), said.Limit);
    }

    [Fact]
    public void a_clock_that_stands_has_no_due_moment_and_its_pause_grows()
    {
        var clock = new RunningClock(At("2026-03-13 09:00"), TimeLimit.WorkingDays(1)).Pause(At("2026-03-13 11:00"), null);
        var said = Explain(clock, At("2026-03-16 10:00"));
        Assert.Equal((null, null, true), (said.Due, said.Soon, said.Stands));
        Assert.Equal([new PauseTaken(At("2026-03-13 11:00"), null, TimeSpan.FromHours(6))], said.Pauses);
        Assert.Equal([new DayRun(Day("2026-03-14"), Day("2026-03-15"), DayReason.Weekend, null)], said.Days);
        Assert.Equal(TimeSpan.FromHours(2), said.Used);
    }

    [Fact]
    public void a_pause_to_come_has_spared_nothing_yet()
    {
        var clock = new RunningClock(At("2026-03-09 09:00"), TimeLimit.WorkingDays(1)).Pause(At("2026-03-09 11:00"), At("2026-03-10 10:00"));
        var said = Explain(clock, At("2026-03-09 10:00"));
        Assert.Equal((TimeSpan.Zero, false), (Assert.Single(said.Pauses).Spared, said.Stands));
        Assert.True(Explain(clock, At("2026-03-09 11:00")).Stands);
        Assert.False(Explain(clock, At("2026-03-10 10:00")).Stands);
    }

    [Fact]
    public void natural_time_has_neither_hours_nor_days()
    {
        var said = Explain(new(At("2026-12-31 16:00"), TimeLimit.NaturalHours(24)), At("2027-01-01 01:00"));
        Assert.Empty(said.Hours);
        Assert.Empty(said.Days);
        Assert.Empty(said.Provisional);
        Assert.Equal((At("2027-01-01 16:00"), TimeSpan.FromHours(9)), (said.Due, said.Used));
    }

    [Fact]
    public void hours_that_change_on_the_way_are_both_told()
    {
        DayPart[] summer = [new(new(8, 30), new(11, 30)), new(new(14, 0), new(18, 0))];
        var rules = DeadlineRules.Of(null, new(Guid.Empty, [.. Rules.Calendar!.Hours, new(Day("2026-07-01"), summer)], Notices));
        var said = DeadlineExplanation.Of(new(At("2026-06-30 16:00"), TimeLimit.WorkingDays(1)), Basis, rules, At("2026-06-30 16:00"));
        Assert.Equal([Day("2026-01-01"), Day("2026-07-01")], said.Hours.Select(h => h.From));
        Assert.Equal(At("2026-07-01 17:00"), said.Due);
    }

    private static DeadlineExplanation Explain(RunningClock clock, DateTimeOffset moment) => DeadlineExplanation.Of(clock, Basis, Rules, moment);
}

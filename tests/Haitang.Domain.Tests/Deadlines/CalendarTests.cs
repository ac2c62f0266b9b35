using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.Deadlines.Years;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Deadlines;

public class CalendarTests
{
    private static readonly YearNotice Of2026 = Notices[^1];

    private static readonly DayPart[] Summer = [new(new(8, 30), new(11, 30)), new(new(14, 0), new(18, 0))];

    /// <summary>Started at T0, a 31 October.</summary>
    private static readonly WorkingCalendarStarted Started = new(City.Id, new(Day("2024-10-31"), WorkingTime.UsualHours));

    [Fact]
    public void a_city_begins_with_the_usual_hours() => Starting(new() { City = "CS" }).Then(Started);

    [Fact]
    public void a_city_may_begin_with_hours_of_its_own() =>
        Starting(new() { City = "CS", Hours = Summer }).Then(new WorkingCalendarStarted(City.Id, new(Day("2024-10-31"), Summer)));

    [Fact]
    public void only_a_city_has_a_calendar() => Starting(new() { City = "CS-YS" }).ThenRefused("unit.unknown", "city");

    [Fact]
    public void a_city_has_one_calendar()
    {
        Given(Started).In(TestCity.Organisation).When(new StartCalendar { City = "CS" }).ThenRefused("calendar.already_there");
        GivenNothing<WorkingCalendar>().In(TestCity.Organisation).Under(DeadlineRules.Of(null, new(Id, [Started.Hours], [])))
            .When(new StartCalendar { City = "CS" }).ThenRefused("calendar.already_there");
    }

    [Fact]
    public void a_years_notice_is_entered_in_order() =>
        Entering(2026, [.. Of2026.DaysOff.Reverse()], [.. Of2026.MakeUpDays.Reverse()]).Then(new CalendarYearEntered(Of2026));

    [Fact]
    public void every_notice_so_far_can_be_entered() =>
        Assert.All(Notices, n => Entering(n.Year, n.DaysOff, n.MakeUpDays).Then(new CalendarYearEntered(n)));

    [Fact]
    public void a_notice_that_is_there_is_corrected()
    {
        var corrected = Of2026 with { MakeUpDays = [] };
        Given(Started, new CalendarYearEntered(Of2026)).When(Entry(2026, Of2026.DaysOff, [])).Then(new CalendarYearCorrected(corrected));
        Given(Started, new CalendarYearEntered(corrected), new CalendarYearCorrected(Of2026)).When(Entry(2026, Of2026.DaysOff, Of2026.MakeUpDays))
            .ThenRefused("input.unchanged", "daysOff");
    }

    [Fact]
    public void days_lie_in_the_year_and_once_and_where_they_can_change_something()
    {
        Entering(2026, [Day("2025-01-01")], []).ThenRefused("calendar.day_of_other_year", "daysOff");
        Entering(2026, Of2026.DaysOff, [Day("2027-01-02")]).ThenRefused("calendar.day_of_other_year", "makeUpDays");
        Entering(2026, [Day("2026-01-01"), Day("2026-01-01")], []).ThenRefused("calendar.day_twice", "daysOff");
        Entering(2026, Of2026.DaysOff, [Day("2026-01-04"), Day("2026-01-04")]).ThenRefused("calendar.day_twice", "makeUpDays");
        Entering(2026, [Day("2026-01-03")], []).ThenRefused("calendar.day_off_at_weekend", "daysOff");
        Entering(2026, Of2026.DaysOff, [Day("2026-01-05")]).ThenRefused("calendar.make_up_on_weekday", "makeUpDays");
    }

    [Fact]
    public void a_notice_without_a_day_off_is_none() => Entering(2026, [], []).ThenRefused("input.required", "daysOff");

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void years_are_of_this_century(int year) => Entering(year, [new(year, 1, 1)], []).ThenRefused("calendar.year_out_of_range", "year");

    [Fact]
    public void hours_change_from_a_day_to_come() =>
        Changing("2024-11-01", Summer).Then(new WorkingHoursChanged(new(Day("2024-11-01"), Summer)));

    [Theory]
    [InlineData("2024-10-31")]
    [InlineData("2024-10-01")]
    public void hours_that_were_counted_stay_counted(string from) => Changing(from, Summer).ThenRefused("input.not_in_future", "from");

    /// <summary>T0 is 09:00 in Shanghai; eight hours earlier it is still the 31st there and the 30th in Greenwich.</summary>
    [Fact]
    public void the_day_is_shanghais() =>
        Given(Started).When(new ChangeWorkingHours { From = Day("2024-10-31"), Hours = Summer }, now: T0.AddHours(-8)).ThenRefused("input.not_in_future", "from");

    [Fact]
    public void the_same_hours_are_no_change() => Changing("2024-11-01", [.. WorkingTime.UsualHours]).ThenRefused("input.unchanged", "hours");

    [Theory]
    [InlineData("calendar.hours_out_of_order", "13:00", "17:00", "09:00", "12:00")]
    [InlineData("calendar.hours_out_of_order", "09:00", "13:00", "12:00", "15:00")]
    [InlineData("calendar.hours_out_of_order", "09:00", "09:00", "10:00", "17:00")]
    [InlineData("calendar.hours_out_of_order", "17:00", "09:00", "18:00", "19:00")]
    [InlineData("calendar.hours_not_a_day", "09:00", "12:00", "13:00", "18:00")]
    [InlineData("input.malformed", "09:00:30", "12:00:30", "13:00", "17:00")]
    public void hours_are_in_order_and_make_a_working_day(string code, params string[] at)
    {
        var times = at.Select(t => TimeOnly.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Changing("2024-11-01", [new(times[0], times[1]), new(times[2], times[3])]).ThenRefused(code, "hours");
    }

    [Fact]
    public void a_day_without_hours_is_no_working_day() => Changing("2024-11-01", []).ThenRefused("input.required", "hours");

    [Fact]
    public void hours_that_are_not_there_are_malformed() => Changing("2024-11-01", [null!]).ThenRefused("input.malformed", "hours");

    [Fact]
    public void a_change_to_come_can_be_taken_back()
    {
        var changed = Fold<WorkingCalendar>(Started, new WorkingHoursChanged(new(Day("2025-06-01"), Summer)), new WorkingHoursChanged(new(Day("2025-06-01"), WorkingTime.UsualHours)));
        Assert.Equal([Day("2024-10-31"), Day("2025-06-01")], changed.Hours.Select(h => h.From));
        Assert.Equal(WorkingTime.UsualHours, changed.HoursOn(Day("2025-06-01")).Parts);
    }

    [Fact]
    public void the_fold_keeps_years_and_hours_in_order()
    {
        var calendar = Fold<WorkingCalendar>(
            Started, new CalendarYearEntered(Of2026), new CalendarYearEntered(Notices[0]), new CalendarYearCorrected(Of2026 with { MakeUpDays = [] }),
            new WorkingHoursChanged(new(Day("2026-10-01"), WorkingTime.UsualHours)), new WorkingHoursChanged(new(Day("2026-07-01"), Summer)));
        Assert.Equal([2023, 2026], calendar.Years.Select(y => y.Year));
        Assert.Empty(calendar.Years[1].MakeUpDays);
        Assert.Equal(Summer, calendar.HoursOn(Day("2026-08-01")).Parts);
        Assert.Equal(WorkingTime.UsualHours, calendar.HoursOn(Day("2020-08-01")).Parts);
        Assert.Equal([new Party(Relation.Holder, City.Id)], calendar.Parties);
    }

    [Fact]
    public void the_rules_reckon_with_the_calendar_as_it_was_entered()
    {
        var rules = DeadlineRules.Of(null, new(Id, [Started.Hours], [Of2026]));
        Assert.Equal(At("2026-02-14 16:00"), rules.Time.After(At("2026-02-13 16:00"), TimeLimit.WorkingDays(1)));
        Assert.True(rules.Time.Days.IsProvisional(2025));
    }

    private static EnterYear Entry(int year, IReadOnlyList<DateOnly> daysOff, IReadOnlyList<DateOnly> makeUpDays) =>
        new() { Year = year, DaysOff = daysOff, MakeUpDays = makeUpDays };

    private static Outcome Starting(StartCalendar command) => GivenNothing<WorkingCalendar>().In(TestCity.Organisation).When(command);

    private static Outcome Entering(int year, IReadOnlyList<DateOnly> daysOff, IReadOnlyList<DateOnly> makeUpDays) =>
        Given(Started).When(Entry(year, daysOff, makeUpDays));

    private static Outcome Changing(string from, DayPart[] hours) => Given(Started).When(new ChangeWorkingHours { From = Day(from), Hours = hours });
}

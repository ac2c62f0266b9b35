using Haitang.Domain.Deadlines;
using static Haitang.Domain.Tests.Deadlines.Years;

namespace Haitang.Domain.Tests.Deadlines;

public class StatutoryDaysTests
{
    [Fact]
    public void the_days_off_of_2027_are_those_of_the_law() =>
        Assert.Equal(
            new Dictionary<DateOnly, Holiday>
            {
                [Day("2027-01-01")] = Holiday.NewYear,
                [Day("2027-02-05")] = Holiday.SpringFestival,
                [Day("2027-02-08")] = Holiday.SpringFestival,
                [Day("2027-02-09")] = Holiday.SpringFestival,
                [Day("2027-02-10")] = Holiday.SpringFestival,
                [Day("2027-04-05")] = Holiday.TombSweeping,
                [Day("2027-05-03")] = Holiday.LabourDay,
                [Day("2027-05-04")] = Holiday.LabourDay,
                [Day("2027-06-09")] = Holiday.DragonBoat,
                [Day("2027-09-15")] = Holiday.MidAutumn,
                [Day("2027-10-01")] = Holiday.NationalDay,
                [Day("2027-10-04")] = Holiday.NationalDay,
                [Day("2027-10-05")] = Holiday.NationalDay,
            },
            StatutoryDays.Of(2027).Off.OrderBy(d => d.Key));

    [Theory]
    [InlineData(2023, "2023-01-21", "2023-04-05", "2023-06-22", "2023-09-29")]
    [InlineData(2024, "2024-02-09", "2024-04-04", "2024-06-10", "2024-09-17")]
    [InlineData(2026, "2026-02-16", "2026-04-05", "2026-06-19", "2026-09-25")]
    [InlineData(2030, "2030-02-02", "2030-04-05", "2030-06-05", "2030-09-12")]
    public void the_moon_and_the_sun_are_followed(int year, string eve, string sweeping, string boats, string autumn) => Follows(year, eve, sweeping, boats, autumn);

    /// <summary>2006 repeats its seventh month, 2020 its fourth, 2025 its sixth, 2028 its fifth, 2033 its eleventh.</summary>
    [Theory]
    [InlineData(2006, "2006-01-28", "2006-04-05", "2006-05-31", "2006-10-06")]
    [InlineData(2020, "2020-01-24", "2020-04-04", "2020-06-25", "2020-10-01")]
    [InlineData(2025, "2025-01-28", "2025-04-04", "2025-05-31", "2025-10-06")]
    [InlineData(2028, "2028-01-25", "2028-04-04", "2028-05-28", "2028-10-03")]
    [InlineData(2033, "2033-01-30", "2033-04-04", "2033-06-01", "2033-09-08")]
    public void a_leap_month_moves_only_what_lies_behind_it(int year, string eve, string sweeping, string boats, string autumn) => Follows(year, eve, sweeping, boats, autumn);

    [Fact]
    public void the_spring_festival_lasts_four_days_from_the_eve_on() =>
        Assert.Equal(
            [Day("2027-02-05"), Day("2027-02-06"), Day("2027-02-07"), Day("2027-02-08")],
            DaysOf(2027, Holiday.SpringFestival));

    [Fact]
    public void two_festivals_on_one_day_are_one_day_off()
    {
        Assert.Equal(Holiday.MidAutumn, StatutoryDays.Of(2028).Days[Day("2028-10-03")]);
        Assert.Equal(
            [Day("2028-10-02"), Day("2028-10-03"), Day("2028-10-04")],
            StatutoryDays.Of(2028).Off.Keys.Where(d => d.Month == 10).Order());
    }

    [Fact]
    public void every_year_has_thirteen_days_or_less_and_none_at_a_weekend() =>
        Assert.All(Enumerable.Range(2000, 100), year =>
        {
            var statutory = StatutoryDays.Of(year);
            Assert.InRange(statutory.Days.Count, 11, 13);
            Assert.Equal(statutory.Days.Count, statutory.Off.Count);
            Assert.DoesNotContain(statutory.Off.Keys, StatutoryDays.IsWeekend);
            Assert.All(statutory.Off.Keys, d => Assert.Equal(year, d.Year));
        });

    /// <summary>Beyond the tables of the moon the fixed days remain.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1901)]
    [InlineData(2101)]
    [InlineData(9998)]
    public void years_that_the_moon_is_not_known_of_have_the_fixed_days(int year) => Assert.Equal(7, StatutoryDays.Of(year).Days.Count);

    [Theory]
    [InlineData("2023-01-29", Holiday.SpringFestival)]
    [InlineData("2023-01-02", Holiday.NewYear)]
    [InlineData("2024-10-12", Holiday.NationalDay)]
    [InlineData("2024-09-14", Holiday.MidAutumn)]
    [InlineData("2026-02-28", Holiday.SpringFestival)]
    [InlineData("2024-12-31", Holiday.NewYear)]
    public void a_day_of_a_notice_is_named_after_the_nearest_festival(string day, Holiday holiday) => Assert.Equal(holiday, StatutoryDays.Nearest(Day(day)));

    private static void Follows(int year, string eve, string sweeping, string boats, string autumn)
    {
        Assert.Equal(Day(eve), DaysOf(year, Holiday.SpringFestival).First());
        Assert.Equal([Day(sweeping)], DaysOf(year, Holiday.TombSweeping));
        Assert.Equal([Day(boats)], DaysOf(year, Holiday.DragonBoat));
        Assert.Equal([Day(autumn)], DaysOf(year, Holiday.MidAutumn));
    }

    private static IEnumerable<DateOnly> DaysOf(int year, Holiday holiday) =>
        StatutoryDays.Of(year).Days.Where(d => d.Value == holiday).Select(d => d.Key).Order();
}

using Bunit;
using Haitang.Domain.Deadlines;
using Haitang.Web.Admin.Calendar;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>The city has one calendar: each story works on a year of its own.</summary>
public sealed class CalendarPageTests(BareCity bare) : AdminTest(bare.City), IClassFixture<BareCity>
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task a_year_that_is_not_entered_is_provisional_and_counts_by_the_law()
    {
        using var _ = Reading.In(Language.Chinese);
        await StartedAsync();
        var page = Open<CalendarPage>("admin/calendar?year=2091");
        Assert.Contains("2091 年的放假安排还没有录入", page.Find(".warn").TextContent, StringComparison.Ordinal);
        Assert.Equal(12, page.FindAll(".year table").Count);
        Assert.Equal("休", page.Find(".year td[title^=元旦] i").TextContent);
        Assert.Empty(page.FindAll(".year .on"));
        Assert.Contains("法定节假日", page.Find("table.rows").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_known_notice_is_filled_in_and_entered_with_one_click()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var page = Open<CalendarPage>($"admin/calendar?id={id}&year=2026&act=enter-year");
        Assert.StartsWith("2026-01-01\n2026-01-02", Field(page, "daysOff").GetAttribute("value"), StringComparison.Ordinal);
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll(".year .on").Count), AMoment);
        Assert.Empty(page.FindAll(".q [aria-current] small"));
        Assert.Contains("Admin CS · 管理员 录入放假安排：2026 年，放假 01-01", page.Find(".ev").TextContent, StringComparison.Ordinal);
        Assert.Contains("02-14", page.FindAll("table.rows tbody tr").Single(r => r.TextContent.Contains("02-14", StringComparison.Ordinal) && r.TextContent.Contains("调休上班", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.False((await RulesAsync()).Time.Days.IsProvisional(2026));

        page = Open<CalendarPage>($"admin/calendar?id={id}&year=2026&act=enter-year");
        await FillAsync(page, ("makeUpDays", "01-04、02-14, 2026-2-28"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains("更正放假安排", page.Find(".ev").TextContent, StringComparison.Ordinal), AMoment);
        Assert.Equal([new(2026, 1, 4), new(2026, 2, 14), new DateOnly(2026, 2, 28)], (await RulesAsync()).Calendar!.Years.Single(y => y.Year == 2026).MakeUpDays);
    }

    [Fact]
    public async Task days_that_cannot_be_are_named_at_their_field()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var page = Open<CalendarPage>($"admin/calendar?id={id}&year=2030&act=enter-year");
        await FillAsync(page, ("daysOff", "2030-01-05\n2029-01-01"), ("makeUpDays", "2030-01-07"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal("不在这一年：2029-01-01", Wrong(page, "daysOff")), AMoment);
        Assert.Equal("不是周末，不用调休：2030-01-07", Wrong(page, "makeUpDays"));
        await FillAsync(page, ("daysOff", "2030-01-01 又一天"), ("year", ""));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Refusals.Say("input.malformed"), Wrong(page, "daysOff")), AMoment);
        Assert.Equal(Refusals.Say("input.required"), Wrong(page, "year"));
        Assert.True((await RulesAsync()).Time.Days.IsProvisional(2030));
    }

    [Fact]
    public async Task hours_change_from_a_day_to_come_and_stand_beside_those_of_today()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var page = Open<CalendarPage>($"admin/calendar?id={id}&act=change-hours");
        Assert.Equal("09:00-12:00, 13:00-17:00", Field(page, "hours").GetAttribute("value"));
        await FillAsync(page, ("from", "2099-07-01"), ("hours", "8:30-11:30，14:00–17:30"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Refusals.Say("calendar.hours_not_a_day"), Wrong(page, "hours")), AMoment);
        await FillAsync(page, ("hours", "8:30-11:30，14:00–18:00"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains("08:30–11:30、14:00–18:00（2099-07-01 起）", page.Find("aside .facts").TextContent, StringComparison.Ordinal), AMoment);
        Assert.Contains("09:00–12:00、13:00–17:00", page.Find("aside .facts dd").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "一", "一月")]
    [InlineData("en", "Mo", "January")]
    public async Task the_wall_calendar_begins_its_weeks_on_monday(string language, string monday, string january)
    {
        using var _ = Reading.In(System.Globalization.CultureInfo.GetCultureInfo(language));
        await StartedAsync();
        var first = Open<CalendarPage>("admin/calendar?year=2027").Find(".year table");
        Assert.Equal((january, monday), (first.QuerySelector("caption")!.TextContent, first.QuerySelector("th")!.TextContent));
        // 1 January 2027 is a Friday.
        Assert.Equal(["", "", "", "", "1", "2", "3"], first.QuerySelectorAll("tbody tr:first-child td").Select(d => new string([.. d.TextContent.Where(char.IsAsciiDigit)])));
    }

    private async Task<Guid> StartedAsync() =>
        (await RulesAsync()).Calendar?.Id ?? (await City.DoneAsync(Admin, new StartCalendar { City = "CS" })).Stream;

    private async Task<DeadlineRules> RulesAsync() => (await City.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines;

    private static string Wrong(IRenderedComponent<CalendarPage> page, string field) => page.Find($"[id^='{field}-'][id$='-wrong']").TextContent;
}

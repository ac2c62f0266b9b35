using Bunit;
using Haitang.Domain.Deadlines;
using Haitang.Projections.Tickets;
using Haitang.Web.Admin.Calendar;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>The one calendar of a city of its own.</summary>
public sealed class CalendarPreviewTests(TestCity city) : PreviewTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task what_is_typed_is_tried_on_the_open_tickets_and_comes_true_when_it_is_sent()
    {
        using var _ = Reading.In(Language.Chinese);
        var calendar = (await City.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines.Calendar!.Id;
        // Those of the other test move as well, should it have come first.
        Guid[] moving = [.. await OpenAsync(), await IssuedAsync("CG", Urgency.Complex), await IssuedAsync("YS-1", Urgency.Complex)];
        // Runs in natural time: no calendar moves it.
        await IssuedAsync("CG", Urgency.Emergency);
        var before = await DuesAsync(moving);
        var page = Open<CalendarPage>($"admin/calendar?id={calendar}&act=change-hours");
        await FillAsync(page, ("hours", "08:00-11:00, 14:00-17:"));
        page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.calendar-unread"), page.Find(".touches small").TextContent), AMoment);
        await FillAsync(page, ("hours", "08:30-11:30, 14:00-18:00"));
        page.WaitForAssertion(() => Assert.Equal($"{moving.Length}", Figure(page, "touch.calendar-move")), AMoment);
        Assert.Equal(before, await DuesAsync(moving));
        var told = Line(page, "touch.calendar-move")!.QuerySelector("small")!.TextContent;
        await SendAsync(page);
        await Wait.UntilAsync(async () => (await DuesAsync(moving)).Zip(before).All(d => d.First != d.Second));
        var later = (await DuesAsync(moving)).Zip(before).Count(d => d.First > d.Second);
        Assert.Equal(Screens.Say("touch.calendar-move-then", ("later", later), ("earlier", moving.Length - later)), told);
    }

    [Fact]
    public async Task a_year_that_no_clock_reaches_touches_nothing()
    {
        var calendar = (await City.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines.Calendar!.Id;
        await IssuedAsync("CG", Urgency.Complex);
        var page = Open<CalendarPage>($"admin/calendar?id={calendar}&year=2098&act=enter-year");
        page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.nothing"), page.Find(".touches .hint").TextContent), AMoment);
    }

    private async Task<IEnumerable<Guid>> OpenAsync() => (await City.Services.GetRequiredService<TicketList>().PageAsync(
        new() { Everything = true, Confidential = true }, new TicketFilter(Open: true), await City.OrganisationAsync())).Rows.Select(r => r.Id);

    private async Task<List<DateTimeOffset?>> DuesAsync(Guid[] tickets)
    {
        var organisation = await City.OrganisationAsync();
        var dues = new List<DateTimeOffset?>();
        foreach (var ticket in tickets)
            dues.Add((await City.Services.GetRequiredService<TicketList>().OneAsync(new() { Everything = true, Confidential = true }, ticket, organisation))!.DueBy);
        return dues;
    }
}

using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Web.Desks;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;

namespace Haitang.Web.Tests.Desks;

/// <summary>Several rows at once: each through its own command, each with its own result.</summary>
public sealed class BulkTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task several_are_dispatched_together_and_the_one_that_has_changed_is_left_with_its_reason()
    {
        var at = new GeoPoint(120.75, 31.65);
        var (first, one) = await ClassifiedAsync("一起派的第一件", at: at);
        var (second, two) = await ClassifiedAsync("一起派的第二件", at: at with { Lat = at.Lat + (180 / 111_195.0) });
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified");
        await TickAsync(desk, one);
        await TickAsync(desk, two);
        desk.WaitForAssertion(() => Assert.Contains("已选 2 件", desk.Find(".bulk").TextContent, StringComparison.Ordinal));
        Assert.Contains("同为“架空线缆”", desk.Find(".bulk").TextContent, StringComparison.Ordinal);
        Assert.Contains("相距 180 米", desk.Find(".bulk").TextContent, StringComparison.Ordinal);

        // Somebody else is at the second one meanwhile: what was seen is no longer so.
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), Classified with { Nature = Nature.Complaint }, second);
        await desk.ClickAsync(".bulk button[aria-expanded]");
        desk.WaitForAssertion(() => desk.Find("#bulk-unit"));
        await desk.TypeAsync("#bulk-unit", "01 网格");
        await desk.ClickAsync(".bulk-to .q:last-child button");
        desk.WaitForAssertion(() => Assert.Equal("1 / 2 件已办", desk.Find(".results h2").TextContent));
        Assert.Contains(desk.FindAll(".results li"), l => l.TextContent.Contains(two, StringComparison.Ordinal) && l.TextContent.Contains("新的变化", StringComparison.Ordinal));
        Assert.Contains(await RowsAsync(Role.GridLeader, "YS-1-1", DeskTab.Accept), r => r.Case.Id == first);
        Assert.DoesNotContain(await RowsAsync(Role.GridLeader, "YS-1-1", DeskTab.Accept), r => r.Case.Id == second);
        Assert.Empty(desk.FindAll(".bulk"));
    }

    [Fact]
    public async Task several_are_merged_into_the_one_that_came_first()
    {
        var (main, one) = await ClassifiedAsync("先来的主件");
        var (later, two) = await ClassifiedAsync("后来的从件");
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified");
        await TickAsync(desk, two);
        await TickAsync(desk, one);
        desk.WaitForAssertion(() => desk.Find(".bulk button"));
        await desk.ClickAsync(".bulk button");
        desk.WaitForAssertion(() => Assert.Equal("1 / 1 件已办", desk.Find(".results h2").TextContent));
        var rows = await RowsAsync(Role.Town, "YS", DeskTab.All);
        Assert.Equal(main, rows.Single(r => r.Case.Id == later).Case.Main);
        Assert.Null(rows.Single(r => r.Case.Id == main).Case.Main);
    }

    [Fact]
    public async Task a_unit_accepts_all_its_new_tickets_at_once_and_may_not_merge()
    {
        var (_, _, one) = await IssuedAsync("签收一", "CG", Role.Centre);
        var (_, _, two) = await IssuedAsync("签收二", "CG", Role.Centre);
        var desk = await DeskOfAsync(Role.Department, "CG");
        await TickAsync(desk, one);
        await TickAsync(desk, two);
        desk.WaitForAssertion(() => Assert.Equal(["一起签收"], desk.FindAll(".bulk button.btn").Select(b => b.TextContent)));
        await desk.ClickAsync(".bulk button.btn");
        desk.WaitForAssertion(() => Assert.Equal("2 / 2 件已办", desk.Find(".results h2").TextContent));
        Assert.All((await RowsAsync(Role.Department, "CG", DeskTab.Tickets)).Where(r => r.Number == one || r.Number == two), r => Assert.Equal(TicketStatus.Accepted, r.Ticket!.Status));
    }

    private static Task TickAsync(IRenderedComponent<Desk> desk, string number) =>
        desk.ActAsync(p => p.Find($"#pick-{number}").ChangeAsync(new() { Value = true }));
}

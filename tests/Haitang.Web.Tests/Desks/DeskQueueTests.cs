using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Web.Desks;
using Haitang.Web.Live;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Desks;

/// <summary>The list on a desk: what stands in it, in which order, with which figures; and what an address makes of it.</summary>
public sealed class DeskQueueTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task what_comes_in_appears_on_an_open_desk_marked_as_new_in_a_word()
    {
        await CollectAsync("先来的一件");
        var desk = await DeskOfAsync(Role.Town, "YS");
        Assert.DoesNotContain("后来的一件", desk.Markup, StringComparison.Ordinal);
        var (_, number) = await CollectAsync("后来的一件");
        desk.WaitForAssertion(() => Assert.Equal("新", Row(desk, number)!.QuerySelector(".chip")!.TextContent));
        Assert.DoesNotContain(desk.FindAll("tr"), r => r.TextContent.Contains("先来的一件", StringComparison.Ordinal) && r.ClassList.Contains("fresh"));
    }

    [Fact]
    public async Task what_is_due_first_stands_first_in_a_queue_and_the_latest_first_among_all()
    {
        var (_, routine) = await ClassifiedAsync("不急的一件", "QC");
        var (_, urgent) = await ClassifiedAsync("很急的一件", "QC", urgency: Haitang.Domain.Deadlines.Urgency.Emergency);
        var queue = Numbers(await DeskOfAsync(Role.Town, "QC", "?tab=classified"));
        Assert.True(queue.IndexOf(urgent) < queue.IndexOf(routine));
        var all = Numbers(await DeskOfAsync(Role.Town, "QC", "?tab=all"));
        Assert.True(all.IndexOf(urgent) < all.IndexOf(routine));
    }

    [Fact]
    public async Task a_classified_case_moves_to_the_next_tab_and_the_figures_follow()
    {
        var (id, number) = await CollectAsync("要分类的一件");
        var town = await City.ActorAsync(Role.Town, "YS");
        var lines = Open<DeskLines>(town, "/desk");
        var desk = Open<Desk>(town, "/desk");
        // The totals follow the rows a moment behind.
        desk.WaitForAssertion(() => Assert.Equal(desk.FindAll("tbody tr").Count, Figure(desk, "collected")));
        var (waiting, toDispatch) = (Figure(desk, "collected"), Figure(desk, "classified"));
        lines.WaitForAssertion(() => Assert.Equal(waiting + toDispatch, int.Parse(lines.Find("a i").TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        await City.DoneAsync(town, Classified, id);
        desk.WaitForAssertion(() =>
        {
            Assert.Null(Row(desk, number));
            Assert.Equal((waiting - 1, toDispatch + 1), (Figure(desk, "collected"), Figure(desk, "classified")));
        });
    }

    [Fact]
    public async Task filters_stand_in_the_address()
    {
        await CollectAsync("第一社区的一件", "YS-1", Role.Community);
        await CollectAsync("街道的一件");
        var desk = await DeskOfAsync(Role.Town, "YS", "?unit=YS-1");
        Assert.Contains("第一社区的一件", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("街道的一件", desk.Markup, StringComparison.Ordinal);
        await desk.ChooseAsync("select[name=unit]", "");
        desk.WaitForAssertion(() => Assert.Contains("街道的一件", desk.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("unit=", Navigation.Uri, StringComparison.Ordinal);
        await desk.ChooseAsync("select[name=channel]", "hotline");
        desk.WaitForAssertion(() => Assert.Equal("按这些条件没有案件。", desk.Find(".blank p").TextContent));
        Assert.Empty(desk.FindAll(".q .count"));
    }

    [Fact]
    public async Task two_characters_that_were_said_find_a_case_and_so_does_its_number()
    {
        var (_, number) = await CollectAsync("桂花树越界");
        await CollectAsync("别的事情");
        foreach (var wanted in new[] { "越界", number.ToLowerInvariant(), "界" })
        {
            var desk = await DeskOfAsync(Role.Town, "YS", "?text=" + Uri.EscapeDataString(wanted));
            Assert.Equal([number], Numbers(desk));
        }

        Assert.Empty(Numbers(await DeskOfAsync(Role.Town, "YS", "?text=" + Uri.EscapeDataString("没人说过"))));
    }

    [Fact]
    public async Task days_and_lights_narrow_and_nonsense_in_the_address_narrows_nothing()
    {
        var (_, number) = await CollectAsync("今天的一件");
        var today = CityTime.Of(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(number, Numbers(await DeskOfAsync(Role.Town, "YS", $"?from={today}&to={today}&light=green")));
        Assert.DoesNotContain(number, Numbers(await DeskOfAsync(Role.Town, "YS", "?to=2020-01-01")));
        Assert.DoesNotContain(number, Numbers(await DeskOfAsync(Role.Town, "YS", "?light=red")));
        Assert.Contains(number, Numbers(await DeskOfAsync(Role.Town, "YS", "?from=gestern&light=lila&unit=NO&after=x&tab=no-such")));
    }

    [Fact]
    public async Task another_towns_cases_and_confidential_ones_are_in_no_row_and_no_figure()
    {
        await CollectAsync("别的街道的一件", "QC");
        await CollectAsync("保密的一件", "YS", confidential: true);
        var town = await City.ActorAsync(Role.Town, "YS");
        Open<DeskLines>(town, "/desk");
        var desk = Open<Desk>(town, "/desk?tab=all");
        Assert.DoesNotContain("别的街道的一件", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("保密的一件", desk.Markup, StringComparison.Ordinal);
        desk.WaitForAssertion(() => Assert.Equal(desk.FindAll("tbody tr").Count, Figure(desk, "all")));
        var centre = await DeskOfAsync(Role.Centre, "CS", "?tab=all");
        var row = centre.FindAll("tr").Single(r => r.TextContent.Contains("保密的一件", StringComparison.Ordinal));
        Assert.Contains(row.QuerySelectorAll(".chip"), c => c.TextContent == "保密");
    }

    [Fact]
    public async Task a_list_that_cannot_look_keeps_what_it_saw_and_says_since_when_until_it_can_again()
    {
        var (_, number) = await CollectAsync("断线前的一件");
        var desk = await DeskOfAsync(Role.Town, "YS");
        await RunAsync("alter table haitang.case_rows rename to case_rows_away");
        try
        {
            City.Services.GetRequiredService<LiveFeed>().Tell(null);
            desk.WaitForAssertion(() => Assert.StartsWith("停在", desk.Find(".live .chip").TextContent, StringComparison.Ordinal));
            Assert.NotNull(Row(desk, number));
        }
        finally
        {
            await RunAsync("alter table haitang.case_rows_away rename to case_rows");
        }

        desk.WaitForAssertion(() => Assert.Equal("实时", desk.Find(".live .chip").TextContent));
    }

    [Fact]
    public async Task a_desk_speaks_english_to_who_reads_english_also_when_another_persons_change_wakes_it()
    {
        using var _ = Reading.In(Language.English);
        var desk = await DeskOfAsync(Role.Town, "QC");
        Assert.StartsWith("To classify", desk.Find(".q .pill").TextContent, StringComparison.Ordinal);
        using (Reading.In(Language.Chinese)) await CollectAsync("楼道灯坏了", "QC-1", Role.Community);
        desk.WaitForAssertion(() => Assert.Equal("new", desk.Find("tr.fresh .chip").TextContent));
        Assert.Equal("Grid visit", desk.Find("tr.fresh .from").FirstChild!.TextContent);
    }

    [Fact]
    public async Task a_department_sees_its_own_tickets_and_accepts_one_beside_the_list()
    {
        var (_, ticket, number) = await IssuedAsync("架空线垂到路面", "CG", Role.Centre);
        await IssuedAsync("网格自己的事");
        var desk = await DeskOfAsync(Role.Department, "CG", "?case=" + number);
        var row = Row(desk, number)!;
        Assert.Equal("签收", row.QuerySelector(".do a")!.TextContent);
        Assert.DoesNotContain("网格自己的事", desk.Markup, StringComparison.Ordinal);
        desk.WaitForAssertion(() => desk.Find("aside form[data-act=accept]"));
        await desk.SubmitAsync("aside form[data-act=accept]");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        Assert.Contains(await RowsAsync(Role.Department, "CG", DeskTab.Hand), r => r.Id == ticket && r.Ticket!.Status is TicketStatus.Accepted);
    }

    [Fact]
    public void every_tab_of_every_role_has_its_words()
    {
        var tabs = Enum.GetValues<Role>().SelectMany(DeskGroups.For).SelectMany(g => g.Tabs.Select(Projections.Events.EnumNames.Of).SelectMany(t => new[] { "desk.tab-" + t, "desk.none-" + t }).Append("desk.group-" + g.Key));
        var verbs = Enum.GetValues<DeskVerb>().Select(v => "desk.do-" + Projections.Events.EnumNames.Of(v));
        Assert.Equal([], tabs.Concat(verbs).Distinct().Except(Screens.List.All(Language.Chinese).Keys));
    }

    private static List<string> Numbers(IRenderedComponent<Desk> page) => [.. page.FindAll("tbody tr").Select(r => r.GetAttribute("data-row")!)];

    private static int Figure(IRenderedComponent<Desk> page, string tab) =>
        int.Parse(page.FindAll(".q a").Single(a => a.GetAttribute("href")!.Contains("tab=" + tab, StringComparison.Ordinal)).QuerySelector(".count")!.TextContent,
            System.Globalization.CultureInfo.InvariantCulture);

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

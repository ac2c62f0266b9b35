using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Phone;
using Haitang.Web.Live;
using Haitang.Web.Phone;
using Haitang.Web.Shell;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Phone;

public sealed class ToDoTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task what_comes_in_and_what_is_done_changes_the_open_list()
    {
        var (first, _) = await CollectAsync("先来的一件", "YS-1-2", Role.GridLeader);
        await CollectAsync("后来的一件", "YS-1-2", Role.GridLeader);
        var phone = await OpenAsync("YS-1-2");
        AssertTitles(["先来的一件", "后来的一件"], phone);
        await CollectAsync("刚来的一件", "YS-1-2", Role.GridLeader);
        phone.WaitForAssertion(() => AssertTitles(["先来的一件", "后来的一件", "刚来的一件"], phone));
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "YS-1-2"), new SettleAppealOnSpot { Result = "当场办好了" }, first);
        phone.WaitForAssertion(() => AssertTitles(["后来的一件", "刚来的一件"], phone));
        Assert.Equal(2, Services.GetRequiredService<NavigationCounts>().Of("nav.phone-list"));
    }

    [Fact]
    public async Task an_empty_list_says_what_to_do_and_fills_by_itself()
    {
        var phone = await OpenAsync("YS-1-1");
        Assert.Equal("手上没有待办。", phone.Find(".blank p").TextContent);
        await CollectAsync("第一件", "YS-1-1", Role.GridLeader);
        phone.WaitForAssertion(() => Assert.Equal(["第一件"], Titles(phone)));
    }

    [Fact]
    public async Task unread_news_are_counted_as_soon_as_they_are_written_down()
    {
        var (id, _) = await CollectAsync("有人留言的", "QC-1-1", Role.GridLeader);
        await Wait.UntilAsync(() => City.Services.GetRequiredService<NewsList>().IsInStepAsync());
        var phone = await OpenAsync("QC-1-1");
        var counts = Services.GetRequiredService<NavigationCounts>();
        await using (var source = NpgsqlDataSource.Create(City.ConnectionString))
        await using (var connection = await source.OpenConnectionAsync())
        await using (var held = await connection.BeginTransactionAsync())
        {
            // The news stay behind the log as long as somebody holds their place in it.
            await using var hold = new NpgsqlCommand("select from haitang.mt_event_progression where name = 'news' for update", connection, held);
            await hold.ExecuteNonQueryAsync();
            var drawn = phone.RenderCount;
            await City.DoneAsync(await City.ActorAsync(Role.Town, "QC"), new PostMessage { Text = "明天去看看", Public = false }, id);
            await Wait.UntilAsync(() => phone.RenderCount > drawn);
            Assert.Equal(0, counts.Of("nav.phone-news"));
        }

        phone.WaitForAssertion(() => Assert.Equal(1, counts.Of("nav.phone-news")));
    }

    [Fact]
    public async Task another_grids_cases_are_not_on_it()
    {
        await CollectAsync("别的网格的", "QC-1-1", Role.GridLeader);
        Assert.DoesNotContain("别的网格的", (await OpenAsync("QC-1-2")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_red_agent_follows_what_he_brought_in()
    {
        var agent = await City.ActorAsync(Role.RedAgent, "CG");
        await CollectAsync("别人收的", "QC");
        var phone = Open<ToDo>(agent, "/phone");
        Assert.DoesNotContain("别人收的", phone.Markup, StringComparison.Ordinal);
        await City.DoneAsync(agent, new CollectAppeal { Channel = "grid-visit", Title = "厂门口积水", Text = "积水", Unit = "QC-1", Subject = Subject.Enterprise });
        phone.WaitForAssertion(() => Assert.Equal(["厂门口积水"], Titles(phone)));
    }

    [Fact]
    public async Task a_long_list_goes_on_on_another_page()
    {
        for (var n = 0; n < 21; n++) await CollectAsync($"第 {n} 件", "QC-1-2", Role.GridLeader);
        var phone = await OpenAsync("QC-1-2");
        var first = Titles(phone);
        Assert.Equal(20, first.Count);
        var next = phone.Find(".more a").GetAttribute("href")!;
        Assert.Equal(21, first.Append(Assert.Single(Titles(await OpenAsync("QC-1-2", next)))).Distinct().Count());
    }

    [Fact]
    public async Task while_it_cannot_look_it_shows_what_it_saw_and_since_when_and_goes_on_by_itself()
    {
        await CollectAsync("断线前的一件", "QC-1-1", Role.GridLeader);
        var phone = await OpenAsync("QC-1-1");
        await RunAsync("alter table haitang.case_rows rename to case_rows_away");
        try
        {
            City.Services.GetRequiredService<LiveFeed>().Tell(null);
            phone.WaitForAssertion(() => Assert.StartsWith("停在", phone.Find(".live .chip").TextContent, StringComparison.Ordinal));
            Assert.Contains("断线前的一件", Titles(phone));
            Assert.Equal("暂时读不到待办，正在重试。您可以照常收集诉求。", (await OpenAsync("QC-1-2")).Find("p.warn[role=alert]").TextContent);
        }
        finally
        {
            await RunAsync("alter table haitang.case_rows_away rename to case_rows");
        }

        phone.WaitForAssertion(() => Assert.Equal("实时", phone.Find(".live .chip").TextContent));
    }

    /// <summary>In any order: what comes in outside working hours is due at the same moment.</summary>
    private static void AssertTitles(string[] expected, IRenderedComponent<ToDo> phone) => Assert.Equal(expected.ToHashSet(), Titles(phone).ToHashSet());

    private static List<string> Titles(IRenderedComponent<ToDo> phone) => [.. phone.FindAll(".case h3").Select(h => h.TextContent)];

    private async Task<IRenderedComponent<ToDo>> OpenAsync(string grid, string address = "phone") =>
        Open<ToDo>(await City.ActorAsync(Role.GridLeader, grid), "/" + address);

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

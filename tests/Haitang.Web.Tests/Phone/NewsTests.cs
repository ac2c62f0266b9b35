using System.Text.Json;
using System.Text.RegularExpressions;
using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Events;
using Haitang.Projections.Phone;
using Haitang.Web.Phone;
using Haitang.Web.Shell;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Phone;

public sealed partial class NewsTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    private NewsList List => City.Services.GetRequiredService<NewsList>();

    [Fact]
    public async Task the_unit_hears_what_others_did_to_its_ticket_newest_first_and_nothing_that_it_did_itself()
    {
        var (_, number, ticket) = await IssueAsync("路面塌了一块", "YS-1-1");
        var town = await City.ActorAsync(Role.Town, "YS");
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        await AcceptAsync(ticket, "YS-1-1");
        await City.DoneAsync(leader, new ReportProgress { Text = "围起来了", Public = true }, ticket);
        await City.DoneAsync(town, new SuperviseTicket { Colour = Card.Yellow, Reason = "抓紧" }, ticket);
        await City.DoneAsync(leader, new CompleteTicket { Result = "补好了", Outcome = Outcome.Resolved }, ticket);
        await City.DoneAsync(town, new SendBackTicket { Reason = "没有压实" }, ticket);
        Assert.Equal(["ticket_sent_back", "ticket_supervised", "ticket_issued"], await TypesAsync(leader, number));
        Assert.Contains("ticket_completed", await TypesAsync(town, number));
        Assert.DoesNotContain("ticket_sent_back", await TypesAsync(town, number));
    }

    [Fact]
    public async Task a_message_reaches_the_grid_that_it_lies_in_and_the_unit_that_works_on_it()
    {
        var (id, number, _) = await IssueAsync("噪声扰民", "QC-1-1");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "QC"), new PostMessage { Text = "今晚去看看", Public = false }, id);
        Assert.Equal("appeal_message_posted", (await TypesAsync(await City.ActorAsync(Role.GridLeader, "QC-1-1"), number))[0]);
        Assert.Empty(await TypesAsync(await City.ActorAsync(Role.GridLeader, "QC-1-2"), number));
    }

    [Fact]
    public async Task a_confidential_case_is_no_news_to_the_grid_that_it_lies_in()
    {
        var (id, number) = await CollectAsync("要保密的事", "YS-1-2", Role.GridLeader, confidential: true);
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new PostMessage { Text = "已受理", Public = false }, id);
        Assert.Empty(await TypesAsync(await City.ActorAsync(Role.GridLeader, "YS-1-2"), number));
    }

    [Fact]
    public async Task a_red_agent_hears_of_what_he_brought_in_himself()
    {
        var agent = await City.ActorAsync(Role.RedAgent, "CG");
        var done = await City.DoneAsync(agent, new CollectAppeal { Channel = "grid-visit", Title = "厂区断网", Text = "断网", Unit = "QC-1", Subject = Subject.Enterprise });
        await City.DoneAsync(await City.ActorAsync(Role.Town, "QC"), new SettleAppealOnSpot { Result = "接好了" }, done.Stream);
        Assert.Equal(["appeal_settled_on_spot"], await TypesAsync(agent, done.Read().Number!));
    }

    [Fact]
    public async Task who_has_no_work_at_the_unit_hears_nothing_of_its_cases()
    {
        var (_, number, _) = await IssueAsync("只给经办看的", "YS-1-1");
        var unit = await City.UnitAsync("YS-1-1");
        var hearing = new List<Role>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(Guid.CreateVersion7(), role, unit);
            var hears = (await TypesAsync(actor, number)).Count > 0;
            Assert.Equal(hears, await List.UnreadAsync(actor) > 0);
            if (hears) hearing.Add(role);
        }

        // A red agent hears of what he brought in himself.
        Assert.Equal([Role.GridLeader, Role.Community, Role.Town, Role.Centre, Role.Department, Role.Partner], hearing);
    }

    [Fact]
    public async Task what_was_seen_is_read_and_stays_marked_until_the_page_is_left()
    {
        var leader = await City.ActorAsync(Role.GridLeader, "QC-1-2");
        await IssueAsync("第一单", "QC-1-2");
        await InStepAsync();
        Assert.Equal(1, await List.UnreadAsync(leader));
        Open<ToDo>(leader, "/phone");
        Assert.Equal("1", Assert.Single(Open<BottomBar>(leader, "/phone").FindAll(".unread-count")).TextContent);
        var page = Open<News>(leader, "/phone/news");
        page.WaitForAssertion(() => Assert.Equal(["新工单，请签收"], page.FindAll(".unread .chip").Select(c => c.TextContent)));
        Assert.Equal(0, await List.UnreadAsync(leader));
        await IssueAsync("第二单", "QC-1-2");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".unread").Count));
        page.WaitForAssertion(() => Assert.Equal(0, Services.GetRequiredService<NavigationCounts>().Of("nav.phone-news")));
        var again = Open<News>(leader, "/phone/news");
        Assert.Equal((2, 0), (again.FindAll(".news li").Count, again.FindAll(".unread").Count));
    }

    [Fact]
    public async Task only_what_was_shown_is_read_and_the_rest_stays_unread_until_its_page_is_opened()
    {
        var town = await City.ActorAsync(Role.Town, "YS");
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-2");
        var (id, _) = await CollectAsync("话很多的一件", "YS-1-2", Role.GridLeader);
        for (var n = 0; n < NewsList.UsualLimit + 5; n++) await City.DoneAsync(town, new PostMessage { Text = $"第 {n} 句", Public = false }, id);
        await InStepAsync();
        var page = Open<News>(leader, "/phone/news");
        page.WaitForAssertion(() => Assert.Equal(NewsList.UsualLimit, page.FindAll(".unread").Count));
        Assert.Equal((5, 5L), (await List.UnreadAsync(leader), Services.GetRequiredService<NavigationCounts>().Of("nav.phone-news")));
        Assert.Contains("还有 5 条未读", page.Find(".rest").TextContent, StringComparison.Ordinal);
        // What comes now stands above what was not shown yet.
        await City.DoneAsync(town, new PostMessage { Text = "又一句", Public = false }, id);
        await InStepAsync();
        await Wait.UntilAsync(async () => await List.UnreadAsync(leader) == 5);
        Navigation.NavigateTo(page.Find(".more a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".unread").Count));
        Assert.Equal(0, await List.UnreadAsync(leader));
        Assert.Equal("{}", await SeenAsync(leader));
    }

    [Fact]
    public async Task all_of_it_can_be_let_pass_as_read()
    {
        var town = await City.ActorAsync(Role.Town, "QC");
        var leader = await City.ActorAsync(Role.GridLeader, "QC-1-1");
        var (id, _) = await CollectAsync("不想细看的一件", "QC-1-1", Role.GridLeader);
        for (var n = 0; n < NewsList.UsualLimit + 2; n++) await City.DoneAsync(town, new PostMessage { Text = $"第 {n} 句", Public = false }, id);
        await InStepAsync();
        var page = Open<News>(leader, "/phone/news");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".rest button")));
        await page.ClickAsync(".rest button");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".rest, .unread")));
        Assert.Equal((0, 0L), (await List.UnreadAsync(leader), Services.GetRequiredService<NavigationCounts>().Of("nav.phone-news")));
    }

    [Fact]
    public async Task the_page_looks_again_for_what_concerns_the_unit_also_of_a_case_that_it_only_works_on()
    {
        var page = Open<News>(await City.ActorAsync(Role.Department, "CG"), "/phone/news");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".blank")));
        var (id, _) = await CollectAsync("要城管去看的", "QC");
        var town = await City.ActorAsync(Role.Town, "QC");
        await City.DoneAsync(town, Classified, id);
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new DispatchAppeal { Lead = "CG" }, id);
        page.WaitForAssertion(() => Assert.Equal(["新工单，请签收"], page.FindAll(".news .chip").Select(c => c.TextContent)));
        await City.DoneAsync(town, new PostMessage { Text = "居民急着用路", Public = false }, id);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".news li").Count));
    }

    [Fact]
    public async Task before_there_is_any_the_page_says_what_will_come() =>
        Assert.Equal("还没有消息。", Open<News>(await City.ActorAsync(Role.Community, "YS-1"), "/phone/news").Find(".blank p").TextContent);

    [Fact]
    public void every_news_has_its_words_and_every_word_its_event()
    {
        var told = Screens.List.All(Language.Chinese).Keys.Where(k => k.StartsWith("news.", StringComparison.Ordinal)).Select(k => k[5..]).ToHashSet();
        // These change who reads, and are no news themselves.
        string[] silent = ["appeal_classified", "appeal_dispatched", "ticket_closed", "ticket_made_confidential"];
        var types = Sources.Find("Haitang.Projections", Spoken(), "NewsReaders.cs").Select(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.Value))
            .Where(EventNames.IsKnown).Except(silent).ToHashSet();
        Assert.True(types.Count > 30, $"{types.Count} kinds of news");
        Assert.Equal([], told.Except(types));
        Assert.Equal([], types.Except(told));
    }

    [Fact]
    public async Task what_a_person_did_is_counted_for_today_and_for_the_month()
    {
        var leader = await City.ActorAsync(Role.GridLeader, "QC-1-1");
        var (id, _) = await CollectAsync("当场能办的", "QC-1-1", Role.GridLeader);
        await City.DoneAsync(leader, new SettleAppealOnSpot { Result = "办好了" }, id);
        var (_, _, ticket) = await IssueAsync("按时办的", "QC-1-1");
        await AcceptAsync(ticket, "QC-1-1");
        await City.DoneAsync(leader, new CompleteTicket { Result = "办好了", Outcome = Outcome.Resolved }, ticket);
        var page = Open<Me>(leader, "/phone/me");
        page.WaitForAssertion(() => Assert.Equal("1", CountOf(page, "当场办结")));
        page.WaitForAssertion(() => Assert.Equal("1", CountOf(page, "其中按时")));
        Assert.Equal("0", CountOf(page, "上报"));
    }

    private static string CountOf(IRenderedComponent<Me> page, string deed) =>
        page.FindAll(".deeds tbody tr").Single(r => r.Children[0].TextContent == deed).Children[2].TextContent;

    /// <summary>What stands above the mark.</summary>
    private async Task<string> SeenAsync(Actor actor)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand("select seen::text from haitang.news_marks where account = $1");
        command.Parameters.Add(new() { Value = actor.Account });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private Task InStepAsync() => Wait.UntilAsync(() => List.IsInStepAsync());

    private async Task<List<string>> TypesAsync(Actor actor, string number)
    {
        await InStepAsync();
        return [.. (await List.PageAsync(actor)).Items.Where(i => i.Number == number).Select(i => i.Type)];
    }

    [GeneratedRegex(@"\b(Appeal|Ticket)[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spoken();
}

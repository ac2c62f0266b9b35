using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;
using Haitang.Web.Forms;
using Haitang.Web.Presence;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>What stands beside the story of a case: its clocks, what comes later, the talk, and who else is here.</summary>
public sealed class CasePageTests : CaseScreen, IClassFixture<TestCity>
{
    public CasePageTests(TestCity city) : base(city) => Services.AddScoped<FormDrafts>();

    [Fact]
    public async Task every_clock_says_what_is_left_of_it_and_why_it_ends_when_it_ends()
    {
        var (id, number) = await CollectAsync("灯杆歪了");
        var waiting = await OpenAsync(Role.Town, "YS", number);
        Assert.Contains("派单时限", waiting.Find(".clock").TextContent, StringComparison.Ordinal);
        await DispatchAsync(id);
        var page = await OpenAsync(Role.Town, "YS", number);
        Assert.Contains("签收时限", page.Find(".clock").TextContent, StringComparison.Ordinal);
        Assert.Matches("余 .*(工作日|小时|分)", page.Find(".clock .chip").TextContent);
        var why = page.FindAll(".why li").Select(l => l.TextContent).ToList();
        Assert.Matches("^一般件，签收时限为 1 个工作日（时限规则第 1 版），从 .* 起算$", why[0]);
        Assert.Contains("只计工作时间：09:00–12:00、13:00–17:00", why);
        Assert.Matches("^用满的时刻是 .*；.* 用去八成，开始提醒$", why[^1]);
    }

    [Fact]
    public async Task what_comes_later_is_shown_with_what_it_waits_for_and_only_to_whom_it_will_belong()
    {
        var (id, number) = await CollectAsync("井盖响");
        Assert.Contains("派单", Later(await OpenAsync(Role.Town, "YS", number)), StringComparison.Ordinal);
        var ticket = await DispatchAsync(id);
        var grid = Later(await OpenAsync(Role.GridLeader, "YS-1-1", number));
        Assert.Contains("办结 签收以后可以办", grid, StringComparison.Ordinal);
        Assert.DoesNotContain("核查通过", grid, StringComparison.Ordinal);
        Assert.Contains("核查通过 承办单位办结以后可以办", Later(await OpenAsync(Role.Town, "YS", number)), StringComparison.Ordinal);
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "YS-1-1"), new AcceptTicket(), ticket);
        Assert.DoesNotContain("签收以后", Later(await OpenAsync(Role.GridLeader, "YS-1-1", number)), StringComparison.Ordinal);
        Assert.Empty((await OpenAsync(Role.Auditor, "CS", number)).FindAll(".later"));
    }

    [Fact]
    public async Task the_history_is_read_whole_or_in_the_part_that_the_resident_sees()
    {
        var (id, number) = await CollectAsync("水压低");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new PostMessage { Text = "给同事看的", Public = false }, id);
        await City.DoneAsync(town, new PostMessage { Text = "给居民看的", Public = true }, id);
        var page = await OpenAsync(Role.Town, "YS", number);
        Assert.Contains("内部留言：给同事看的", page.Find(".ev").TextContent, StringComparison.Ordinal);
        await page.ActAsync(p => p.FindAll("nav.q button").Single(b => b.TextContent == "居民可见").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.DoesNotContain("给同事看的", page.Find(".ev").TextContent, StringComparison.Ordinal));
        Assert.Contains("公开留言：给居民看的", page.Find(".ev").TextContent, StringComparison.Ordinal);
        Assert.Equal(["给同事看的", "给居民看的"], page.FindAll(".talk .said").Select(s => s.TextContent));
    }

    [Fact]
    public async Task a_message_goes_through_though_others_have_acted_meanwhile_and_says_what_they_did()
    {
        var (id, number) = await CollectAsync("边写边变");
        var page = await OpenAsync(Role.Town, "YS", number, $"?do=post-message&on={id}");
        await page.TypeAsync($"#text-post-message-{id:n}", "明天上门");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        page.WaitForAssertion(() => Assert.Contains("虞山街道 · 街道（乡镇）经办", page.Find(".since").TextContent, StringComparison.Ordinal));
        await page.SubmitAsync("form[data-act=post-message]");
        page.WaitForAssertion(() => Assert.Equal("明天上门", page.Find(".talk .said").TextContent));
    }

    [Fact]
    public async Task two_at_one_case_see_each_other_and_who_is_writing()
    {
        var (id, number) = await CollectAsync("两个人一起看");
        var open = City.Services.GetRequiredService<OpenCases>();
        var page = await OpenAsync(Role.Town, "YS", number);
        Assert.Empty(page.FindAll(".others"));
        using var other = open.Open(id, new(Guid.CreateVersion7(), "沈卫东", await City.UnitAsync("CG")), () => { });
        page.WaitForAssertion(() => Assert.Contains("沈卫东也在看", page.Find(".others").TextContent, StringComparison.Ordinal));
        Assert.Equal("李敏", Assert.Single(other.Others).Who.Name);
        other.Say(writes: true);
        page.WaitForAssertion(() => Assert.Contains("沈卫东（城管局）正在填写…", page.Find(".others").TextContent, StringComparison.Ordinal));
        other.Dispose();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".others")));
    }

    private static string Later(IRenderedComponent<OneCase> page) => string.Join(" | ", page.FindAll(".later li").Select(l => l.TextContent));

    private async Task<Guid> DispatchAsync(Guid id)
    {
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, Classified, id);
        await City.DoneAsync(town, new DispatchAppeal { Lead = "YS-1-1" }, id);
        return Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Id;
    }

    private async Task<IRenderedComponent<OneCase>> OpenAsync(Role role, string unit, string number, string query = "") =>
        Open<OneCase>(await City.ActorAsync(role, unit), $"/cases/{number}{query}", ("Number", number));
}

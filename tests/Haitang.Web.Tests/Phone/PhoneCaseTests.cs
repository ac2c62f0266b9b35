using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Phone;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;

namespace Haitang.Web.Tests.Phone;

public sealed class PhoneCaseTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task the_bar_follows_the_ticket_from_acceptance_to_completion()
    {
        var (_, number, ticket) = await IssueAsync("井盖松了", "YS-1-1");
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        var page = await OpenAsync(Role.GridLeader, "YS-1-1", number);
        Assert.Equal(["签收"], Acts(page, ".case-acts"));
        await City.DoneAsync(leader, new AcceptTicket(), ticket);
        page.WaitForAssertion(() => Assert.Equal(["联系", "进展", "办结"], Acts(page, ".case-acts")));
        await City.DoneAsync(leader, new ContactReporter { How = ContactWay.Phone }, ticket);
        page.WaitForAssertion(() => Assert.Equal(["进展", "办结"], Acts(page, ".case-acts")));
        await City.DoneAsync(leader, new CompleteTicket { Result = "换了新井盖", Outcome = Outcome.Resolved }, ticket);
        page.WaitForAssertion(() => Assert.Empty(Acts(page, ".case-acts")));
    }

    [Fact]
    public async Task a_case_in_the_grids_own_queue_is_escalated_or_settled_from_here()
    {
        var (_, number) = await CollectAsync("楼道堆物", "YS-1-2", Role.GridLeader);
        var page = await OpenAsync(Role.GridLeader, "YS-1-2", number);
        Assert.Equal(["上报", "当场办结"], Acts(page, ".case-acts"));
        Assert.Single(page.FindAll(".chat button[data-act=message]"));
        Assert.EndsWith("02 网格", page.Find("[data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task words_to_the_resident_and_words_among_staff_are_told_apart()
    {
        var (id, number) = await CollectAsync("路灯不亮", "YS-1-1", Role.GridLeader);
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        await City.DoneAsync(leader, new PostMessage { Text = "今晚就修", Public = true }, id);
        await City.DoneAsync(leader, new PostMessage { Text = "要借登高车", Public = false }, id);
        var page = await OpenAsync(Role.GridLeader, "YS-1-1", number);
        Assert.Equal(["今晚就修", "要借登高车"], page.FindAll(".chat .words").Select(w => w.TextContent));
        Assert.Equal("要借登高车", Assert.Single(page.FindAll(".chat .inside .words")).TextContent);
        await page.ClickAsync(".happenings .pill:nth-child(2)");
        page.WaitForAssertion(() => Assert.DoesNotContain("要借登高车", page.Find(".happenings .ev").TextContent, StringComparison.Ordinal));
        Assert.Contains("今晚就修", page.Find(".happenings .ev").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task somebody_elses_case_reads_like_one_that_is_not_there()
    {
        var (_, number) = await CollectAsync("别处的事", "QC-1-1", Role.GridLeader);
        var foreign = (await OpenAsync(Role.GridLeader, "YS-1-1", number)).Find(".blank").TextContent;
        Assert.Equal((await OpenAsync(Role.GridLeader, "YS-1-1", "HT-000101-1")).Find(".blank").TextContent, foreign);
    }

    [Fact]
    public async Task who_only_reads_is_offered_nothing()
    {
        var (_, number) = await CollectAsync("给考核看的", "YS-1-1", Role.GridLeader);
        Assert.Empty((await OpenAsync(Role.Auditor, "CS", number)).FindAll("button[data-act]"));
    }

    private async Task<IRenderedComponent<PhoneCase>> OpenAsync(Role role, string unit, string number) =>
        Open<PhoneCase>(await City.ActorAsync(role, unit), $"/phone/cases/{number}", ("Number", number));
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Web.Desks;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Desks;

/// <summary>Which work lies in which tab, for whom, and what takes it away.</summary>
public sealed class DeskTabTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_return_lies_with_who_issued_the_ticket_until_it_is_ruled_on()
    {
        var (_, ticket, _) = await IssuedAsync("不归我们管");
        await City.DoneAsync(await GridAsync(), new RequestReturn { Reason = "不在本网格" }, ticket);
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.Returns, ticket));
        Assert.False(await LiesAsync(Role.Centre, "CS", DeskTab.Returns, ticket));
        Assert.True(await LiesAsync(Role.Centre, "CS", DeskTab.Returns, ticket, own: false));
        Assert.False(await LiesAsync(Role.Town, "QC", DeskTab.Returns, ticket, own: false));
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new ReturnTicket(), ticket);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Returns, ticket));
    }

    [Fact]
    public async Task an_extension_lies_with_who_issued_the_ticket_until_it_is_ruled_on()
    {
        var (_, ticket, _) = await AcceptedAsync("要等配件");
        await City.DoneAsync(await GridAsync(), new RequestExtension { Until = DateTimeOffset.UtcNow.AddDays(9), Reason = "等配件" }, ticket);
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.Extensions, ticket));
        Assert.False(await LiesAsync(Role.Community, "YS-1", DeskTab.Extensions, ticket));
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new RefuseExtension { Reason = "有配件" }, ticket);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Extensions, ticket));
    }

    [Fact]
    public async Task a_suspension_lies_with_the_command_centre_wherever_the_ticket_comes_from()
    {
        var (_, ticket, _) = await AcceptedAsync("要等资金");
        await City.DoneAsync(
            await GridAsync(), new RequestSuspension { Reason = SuspensionReason.Funds, ReviewOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(10)) }, ticket);
        Assert.True(await LiesAsync(Role.Centre, "CS", DeskTab.Suspensions, ticket));
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new RefuseSuspension { Reason = "有资金" }, ticket);
        Assert.False(await LiesAsync(Role.Centre, "CS", DeskTab.Suspensions, ticket));
    }

    [Fact]
    public async Task what_cannot_be_solved_now_lies_on_hold_with_the_command_centre_until_it_resumes()
    {
        var (_, ticket, _) = await AcceptedAsync("要等施工季节");
        var centre = await City.ActorAsync(Role.Centre, "CS");
        await City.DoneAsync(
            await GridAsync(), new RequestSuspension { Reason = SuspensionReason.Funds, ReviewOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(10)) }, ticket);
        Assert.False(await LiesAsync(Role.Centre, "CS", DeskTab.OnHold, ticket));
        await City.DoneAsync(centre, new SuspendTicket(), ticket);
        var row = (await RowsAsync(Role.Centre, "CS", DeskTab.OnHold)).Single(r => r.Id == ticket);
        Assert.Equal(typeof(ResumeTicket), DeskActs.Of(centre, row, await City.OrganisationAsync()));
        await City.DoneAsync(centre, new ResumeTicket(), ticket);
        Assert.False(await LiesAsync(Role.Centre, "CS", DeskTab.OnHold, ticket));
    }

    [Fact]
    public async Task finished_work_goes_round_from_verification_to_rework_to_answer()
    {
        var (id, ticket, _) = await AcceptedAsync("修好了的路灯");
        var (town, grid) = (await City.ActorAsync(Role.Town, "YS"), await GridAsync());
        await CompleteAsync(grid, ticket);
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.Verify, ticket));
        Assert.True(await LiesAsync(Role.GridLeader, "YS-1-1", DeskTab.Finished, ticket));
        await City.DoneAsync(town, new SendBackTicket { Reason = "还是不亮" }, ticket);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Verify, ticket));
        Assert.True(await LiesAsync(Role.GridLeader, "YS-1-1", DeskTab.Back, ticket));
        await CompleteAsync(grid, ticket);
        await City.DoneAsync(town, new VerifyTicket(), ticket);
        await Wait.UntilAsync(() => LiesAsync(Role.Town, "YS", DeskTab.Done, id));
        await City.DoneAsync(town, new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Done, id));
    }

    [Fact]
    public async Task an_answered_case_is_called_back_by_others_than_who_worked_until_it_is_rated()
    {
        var (id, _) = await DoneAsync("要回访的一件");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.CallBack, id));
        Assert.False(await LiesAsync(Role.GridLeader, "YS-1-1", DeskTab.CallBack, id));
        await City.DoneAsync(town, new RecordCallBack { Result = CallBackResult.NotReached }, id);
        var row = (await RowsAsync(Role.Town, "YS", DeskTab.CallBack)).Single(r => r.Case.Id == id);
        Assert.Equal(1, row.Case.CallBacks);
        await City.DoneAsync(town, new EvaluateAppeal { Resolved = true, Satisfaction = Satisfaction.Satisfied, Via = EvaluationWay.CallBack }, id);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.CallBack, id));
    }

    [Fact]
    public async Task who_settled_a_case_does_not_call_back_about_it_and_nobody_calls_who_is_not_named()
    {
        var (id, _) = await CollectAsync("街道当场办好");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new SettleAppealOnSpot { Result = "已办好" }, id);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.CallBack, id));
        Assert.True(await LiesAsync(Role.Centre, "CS", DeskTab.CallBack, id, own: false));
        var nameless = await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new CollectAppeal
        {
            Channel = "grid-visit",
            Title = "匿名的一件",
            Text = "匿名",
            Unit = "YS",
            Subject = Subject.Anonymous,
        });
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new SettleAppealOnSpot { Result = "已办好" }, nameless.Stream);
        Assert.False(await LiesAsync(Role.Centre, "CS", DeskTab.CallBack, nameless.Stream, own: false));
    }

    [Fact]
    public async Task a_proposed_decline_waits_for_its_second_person_until_somebody_goes_on_with_the_case()
    {
        var (id, _) = await CollectAsync("要走信访的一件");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new DeclineAppeal { Reason = DeclineReason.Petition, Reply = "请走信访" }, id);
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.Declining, id));
        Assert.True(await LiesAsync(Role.Centre, "CS", DeskTab.Declining, id));
        Assert.False(await LiesAsync(Role.Town, "QC", DeskTab.Declining, id));
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Declining, id));
    }

    [Fact]
    public async Task a_card_puts_a_ticket_under_supervision_and_among_what_presses_until_it_is_lifted()
    {
        var (id, ticket, _) = await AcceptedAsync("督办的一件");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new SuperviseTicket { Colour = Card.Yellow, Reason = "盯紧" }, ticket);
        foreach (var (role, unit) in new[] { (Role.Town, "YS"), (Role.Centre, "CS"), (Role.GridLeader, "YS-1-1") })
            Assert.True(await LiesAsync(role, unit, DeskTab.Supervised, ticket));
        Assert.True(await LiesAsync(Role.Town, "YS", DeskTab.Due, id));
        Assert.True(await LiesAsync(Role.GridLeader, "YS-1-1", DeskTab.Late, ticket));
        await City.DoneAsync(town, new LiftSupervision(), ticket);
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Supervised, ticket));
        Assert.False(await LiesAsync(Role.Town, "YS", DeskTab.Due, id));
    }

    [Fact]
    public async Task a_page_goes_on_where_the_one_before_ended_also_among_what_has_no_time()
    {
        var actor = await City.ActorAsync(Role.Town, "QC");
        for (var n = 0; n < 53; n++) await CollectAsync($"第 {n} 件", "QC");
        var organisation = await City.OrganisationAsync();
        var first = await List.PageAsync(DeskTab.Collected, actor, new DeskFilter(), organisation);
        Assert.Equal(50, first.Rows.Count);
        var second = await List.PageAsync(DeskTab.Collected, actor, new DeskFilter(), organisation, DeskCursor.Parse(first.Next!.ToString()));
        Assert.Equal(3, second.Rows.Count);
        Assert.Null(second.Next);
        Assert.Empty(first.Rows.Select(r => r.Id).Intersect(second.Rows.Select(r => r.Id)));
        Assert.Equal(first.Rows.OrderBy(r => r.DueAt).Select(r => r.Id), first.Rows.Select(r => r.Id));
    }

    private async Task<bool> LiesAsync(Role role, string unit, DeskTab tab, Guid id, bool? own = null) =>
        (await RowsAsync(role, unit, tab, own is { } given ? new DeskFilter(given) : null)).Any(r => r.Id == id);
}

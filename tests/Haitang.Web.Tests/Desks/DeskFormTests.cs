using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Projections.Tickets;
using Haitang.Projections.Timelines;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Desks;

/// <summary>The forms beside the list: what each row waits for is done there, and what was typed survives a refusal.</summary>
public sealed class DeskFormTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_case_is_classified_beside_the_list_and_the_next_one_comes_forward()
    {
        var (id, number) = await CollectAsync("先办的一件", "QC-1", Role.Community);
        var (_, next) = await CollectAsync("后办的一件", "QC-1", Role.Community);
        var desk = await DeskOfAsync(Role.Town, "QC", "?unit=QC-1&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#category-{number}"));
        await desk.ChooseAsync($"#category-{number}", "SR-1-1");
        await desk.ChooseAsync($"#nature-Complaint-{number}", "Complaint");
        await desk.SubmitAsync(".act-form");
        desk.WaitForAssertion(() => Assert.Contains(number + " 已完成：分类", desk.Find(".good").TextContent, StringComparison.Ordinal));
        desk.WaitForAssertion(() => Assert.Equal("后办的一件", desk.Find("aside h2").TextContent));
        Assert.Contains("case=" + next, Navigation.Uri, StringComparison.Ordinal);
        var classified = (await City.Services.GetRequiredService<CaseHistory>().OfAsync([id])).Select(e => e.Event).OfType<AppealClassified>().Single();
        Assert.Equal((Nature.Complaint, Domain.Deadlines.Urgency.Routine), (classified.Nature, classified.Urgency));
    }

    [Fact]
    public async Task the_suggested_unit_is_chosen_already_with_its_reason_and_gets_the_case()
    {
        for (var n = 0; n < 3; n++) await IssuedAsync($"从前的线缆 {n}", "YS-1-2");
        var practice = City.Services.GetRequiredService<Practice>();
        var organisation = await City.OrganisationAsync();
        var (category, town, grid) = (organisation.Category(new Ref("SR-1-1"))!.Id, await City.UnitAsync("YS"), await City.UnitAsync("YS-1-2"));
        await Wait.UntilAsync(async () => (await practice.OfAsync(category, town)).Any(l => l.Unit == grid && l.InTown.Issued >= 3));

        var (id, number) = await ClassifiedAsync("又一处线缆", "YS-1-2");
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified&case=" + number);
        desk.WaitForAssertion(() => Assert.Contains("本街道（镇）同类", desk.Find("aside .sug:has(input[checked])").TextContent, StringComparison.Ordinal));
        Assert.Contains("虞山街道02 网格", desk.Find("aside .sug:has(input[checked])").TextContent, StringComparison.Ordinal);
        await desk.SubmitAsync("aside [data-act=dispatch] form");
        desk.WaitForAssertion(() => Assert.Contains("派单", desk.Find("p.good").TextContent, StringComparison.Ordinal));
        Assert.Equal(grid, Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Unit);
    }

    [Fact]
    public async Task another_unit_is_found_by_a_few_letters_only_among_those_in_reach()
    {
        var (_, number) = await ClassifiedAsync("派给别人");
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#other-{number}"));
        await desk.TypeAsync($"#other-{number}", "城管");
        desk.WaitForAssertion(() => Assert.NotNull(desk.Find("aside .finds [role=status]")));
        await desk.TypeAsync($"#other-{number}", "第一社区");
        desk.WaitForAssertion(() => Assert.Single(desk.FindAll("aside .find")));
        await desk.ClickAsync("aside .find button");
        desk.WaitForAssertion(() => Assert.Contains("派给虞山街道第一社区", desk.Find("aside [data-act=dispatch] .btn.p").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_dispatch_that_comes_too_late_says_what_happened_and_keeps_the_choice()
    {
        var (id, number) = await ClassifiedAsync("两个人同时派");
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#other-{number}"));
        await desk.TypeAsync($"#other-{number}", "02 网格");
        await desk.ClickAsync("aside .find button");
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new DispatchAppeal { Lead = "YS-1-1" }, id);
        desk.WaitForAssertion(() => Assert.Contains("您打开以后", desk.Find("aside .since").TextContent, StringComparison.Ordinal));
        await desk.ClickAsync("aside .since button");
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("aside .fail")));
        Assert.Contains("派给虞山街道02 网格", desk.Find("aside [data-act=dispatch] .btn.p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_ruling_shows_the_reason_asks_for_its_own_and_is_done_in_place()
    {
        var (_, ticket, number) = await AcceptedAsync("要延期的一件");
        await City.DoneAsync(await GridAsync(), new RequestExtension { Until = DateTimeOffset.UtcNow.AddDays(9), Reason = "等配件到货" }, ticket);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=extensions&case=" + number);
        desk.WaitForAssertion(() => Assert.Contains("等配件到货", desk.Find("aside .asked-for").TextContent, StringComparison.Ordinal));
        await desk.SubmitAsync("aside form[data-act=refuse-extension]");
        desk.WaitForAssertion(() => Assert.Contains("请填写。", desk.Find("aside form[data-act=refuse-extension]").TextContent, StringComparison.Ordinal));
        await desk.SubmitAsync("aside form[data-act=extend]");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        var row = Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync((await RowsAsync(Role.GridLeader, "YS-1-1", DeskTab.Hand)).Single(r => r.Id == ticket).Case.Id));
        Assert.True(row.DueBy > DateTimeOffset.UtcNow.AddDays(8));
    }

    [Fact]
    public async Task finished_work_is_verified_or_sent_back_beside_the_list()
    {
        var (_, ticket, number) = await AcceptedAsync("核查的一件");
        await CompleteAsync(await GridAsync(), ticket);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=verify&case=" + number);
        desk.WaitForAssertion(() => Assert.Contains("已经办好", desk.Find("aside .asked-for").TextContent, StringComparison.Ordinal));
        await desk.TypeAsync($"#reason-send-back-{ticket:n}", "还差一处");
        await desk.SubmitAsync("aside form[data-act=send-back]");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        Assert.Contains(await RowsAsync(Role.GridLeader, "YS-1-1", DeskTab.Back), r => r.Id == ticket);
    }

    [Fact]
    public async Task a_call_that_reached_somebody_asks_both_questions_and_writes_both_facts()
    {
        var (id, number) = await DoneAsync("回访的一件");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=call-back&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#result-Reached-{number}"));
        await desk.ActAsync(p => p.Find($"#result-Reached-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.SubmitAsync("aside form[data-act=record-call-back]");
        desk.WaitForAssertion(() => Assert.Contains("是否解决", desk.Find("aside .fail").TextContent, StringComparison.Ordinal));
        await desk.ActAsync(p => p.Find($"#resolved-no-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.ActAsync(p => p.Find($"#grade-Dissatisfied-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.SubmitAsync("aside form[data-act=record-call-back]");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        var row = (await RowsAsync(Role.Town, "YS", DeskTab.All)).Single(r => r.Case.Id == id).Case;
        Assert.Equal((1, null), (row.CallBacks, row.CallBackBy));
    }

    [Fact]
    public async Task a_rating_that_is_refused_or_overtaken_after_the_attempt_stands_is_sent_again_with_what_was_typed()
    {
        var (id, number) = await DoneAsync("回访时有人插话");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=call-back&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#result-Reached-{number}"));
        await desk.ActAsync(p => p.Find($"#result-Reached-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.ActAsync(p => p.Find($"#resolved-yes-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.ActAsync(p => p.Find($"#grade-Satisfied-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.TypeAsync($"#comment-{number}", new string('好', EvaluateAppeal.MostComment + 1));
        await desk.SubmitAsync("aside form[data-act=record-call-back]");
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("aside form[data-act=record-call-back] .wrong")));

        await City.DoneAsync(town, new PostMessage { Text = "居民补充了一句", Public = false }, id);
        desk.WaitForAssertion(() => Assert.Contains("居民补充了一句", desk.Find("aside form[data-act=record-call-back] .since").TextContent, StringComparison.Ordinal));
        await desk.TypeAsync($"#comment-{number}", "很快就修好了");
        await desk.ClickAsync("aside form[data-act=record-call-back] .since button");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        var facts = (await City.Services.GetRequiredService<CaseHistory>().OfAsync([id])).Select(e => e.Event).ToList();
        Assert.Single(facts.OfType<CallBackAttempted>());
        Assert.Equal(Satisfaction.Satisfied, Assert.Single(facts.OfType<AppealEvaluated>()).Satisfaction);
    }

    [Fact]
    public async Task a_comment_begun_on_a_call_stays_in_front_whatever_others_do_with_the_case()
    {
        var (id, number) = await DoneAsync("回访写到一半");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=call-back&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#result-Reached-{number}"));
        await desk.ActAsync(p => p.Find($"#result-Reached-{number}").ChangeAsync(new() { Value = "on" }));
        await desk.TypeAsync($"#comment-{number}", "他说还差一处");
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new ReopenAppeal { Reason = "居民来电" }, id);
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("aside form[data-act=record-call-back] .since")));
        Assert.Equal("他说还差一处", desk.Find($"#comment-{number}").GetAttribute("value"));
    }

    [Fact]
    public async Task attempts_of_an_earlier_answer_are_not_counted_again()
    {
        var (id, number) = await DoneAsync("重办后再回访");
        var (town, centre) = (await City.ActorAsync(Role.Town, "YS"), await City.ActorAsync(Role.Centre, "CS"));
        await City.DoneAsync(town, new AnswerAppeal { Text = "已修好", Outcome = Outcome.Resolved }, id);
        await City.DoneAsync(town, new RecordCallBack { Result = CallBackResult.NotReached }, id);
        await City.DoneAsync(centre, new ReopenAppeal { Reason = "居民来电" }, id);
        var again = (await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Single(t => t.Status is TicketStatus.Issued);
        await City.DoneAsync(await GridAsync(), new AcceptTicket(), again.Id);
        await CompleteAsync(await GridAsync(), again.Id);
        await City.DoneAsync(again.Issuer == centre.Unit ? centre : town, new VerifyTicket(), again.Id);
        await Wait.UntilAsync(async () => (await RowsAsync(Role.Town, "YS", DeskTab.All)).Single(r => r.Case.Id == id).Case.Status is AppealStatus.Done);
        await City.DoneAsync(town, new AnswerAppeal { Text = "又修了一次", Outcome = Outcome.Resolved }, id);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=call-back&case=" + number);
        desk.WaitForAssertion(() => desk.Find($"#result-Reached-{number}"));
        Assert.Empty(desk.FindAll("aside .attempts li"));
    }

    [Fact]
    public async Task a_ruling_shows_the_request_that_it_answers_whatever_was_asked_for_since()
    {
        var (_, ticket, number) = await AcceptedAsync("两样都要");
        await City.DoneAsync(await GridAsync(), new RequestExtension { Until = DateTimeOffset.UtcNow.AddDays(9), Reason = "等配件到货" }, ticket);
        await City.DoneAsync(await GridAsync(), new RequestSuspension { Reason = SuspensionReason.Policy, ReviewOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(5) }, ticket);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=extensions&case=" + number);
        desk.WaitForAssertion(() => Assert.Contains("等配件到货", desk.Find("aside .asked-for").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task who_did_the_work_is_not_offered_the_call_about_it()
    {
        var (id, number) = await IssuedToOwnAsync();
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new AnswerAppeal { Text = "自己修好了", Outcome = Outcome.Resolved }, id);
        var own = await DeskOfAsync(Role.Town, "YS", "?tab=all&case=" + number);
        own.WaitForAssertion(() => Assert.Equal("自己办的一件", own.Find("aside h2").TextContent));
        Assert.Empty(own.FindAll("aside [data-act=record-call-back], aside [data-act=evaluate]"));
        var other = await DeskOfAsync(Role.Centre, "CS", "?tab=all&case=" + number);
        other.WaitForAssertion(() => Assert.NotEmpty(other.FindAll("aside [data-act=record-call-back]")));
    }

    /// <summary>The command centre gives the town a case, the town does the work.</summary>
    private async Task<(Guid Id, string Number)> IssuedToOwnAsync()
    {
        var (town, centre) = (await City.ActorAsync(Role.Town, "YS"), await City.ActorAsync(Role.Centre, "CS"));
        var (id, number) = await ClassifiedAsync("自己办的一件");
        await City.DoneAsync(centre, new DispatchAppeal { Lead = "YS" }, id);
        var ticket = Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Id;
        await City.DoneAsync(town, new AcceptTicket(), ticket);
        await CompleteAsync(town, ticket);
        await City.DoneAsync(centre, new VerifyTicket(), ticket);
        await Wait.UntilAsync(async () => (await RowsAsync(Role.Town, "YS", DeskTab.All)).Single(r => r.Case.Id == id).Case.Status is AppealStatus.Done);
        return (id, number);
    }

    [Fact]
    public async Task the_second_person_confirms_a_decline_with_the_first_ones_words_and_the_first_is_not_offered_it()
    {
        var (id, number) = await CollectAsync("不归我们受理");
        var town = await City.ActorAsync(Role.Town, "YS");
        await City.DoneAsync(town, new DeclineAppeal { Reason = DeclineReason.Petition, Reply = "请向信访部门反映" }, id);
        var first = await DeskOfAsync(Role.Town, "YS", "?tab=declining&case=" + number);
        Assert.Equal("分类", Row(first, number)!.QuerySelector(".do a")!.TextContent);
        var desk = await DeskOfAsync(Role.Centre, "CS", "?tab=declining&case=" + number);
        desk.WaitForAssertion(() => Assert.Equal("请向信访部门反映", desk.Find($"#reply-{number}").GetAttribute("value")));
        await desk.SubmitAsync($"#reply-{number}");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        Assert.Equal(AppealStatus.Declined, (await RowsAsync(Role.Town, "YS", DeskTab.All)).Single(r => r.Case.Id == id).Case.Status);
    }
}

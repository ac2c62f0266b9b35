using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Timelines;
using Haitang.Web.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

public sealed class NextStepsTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task what_is_missing_is_said_at_its_field_and_nothing_is_sent()
    {
        var (id, number) = await CollectAsync("没有选分类");
        var page = await OpenCaseAsync(Role.Town, "YS", number);
        await page.SubmitAsync(".act-form");
        page.WaitForAssertion(() => Assert.Equal("请填写。", page.Find($"#wrong-category-{number}").TextContent));
        Assert.Equal("请填写。", page.Find($"#wrong-nature-{number}").TextContent);
        Assert.Equal("true", page.Find($"#category-{number}").GetAttribute("aria-invalid"));
        Assert.Single(await HistoryAsync(id));
    }

    [Fact]
    public async Task a_double_click_settles_once()
    {
        var (id, number) = await CollectAsync("点了两下");
        var page = await OpenCaseAsync(Role.Town, "YS", number, "settle");
        await page.TypeAsync($"#result-{number}", "当场修好了。");
        await page.ActAsync(p =>
        {
            var form = p.Find($"#result-{number}").Closest("form")!;
            return Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        });
        page.WaitForAssertion(() => Assert.Contains("已完成：当场办结", page.Find(".good").TextContent, StringComparison.Ordinal));
        Assert.Single(await HistoryAsync(id), e => e.Event is AppealSettledOnSpot);
    }

    [Fact]
    public async Task the_form_begins_with_what_the_source_has_told()
    {
        var (_, number) = await CollectAsync("热线说过的", told: new AsTold("投诉", "SR-1-1", "pressing", null));
        var page = await OpenCaseAsync(Role.Town, "YS", number);
        Assert.Equal("SR-1-1", page.Find($"#category-{number}").GetAttribute("value"));
        Assert.True(page.Find($"#nature-Complaint-{number}").HasAttribute("checked"));
        Assert.Equal("Pressing", page.Find($"#urgency-{number}").GetAttribute("value"));
    }

    [Fact]
    public async Task the_chosen_category_brings_its_usual_nature_until_the_person_says_another()
    {
        var system = Domain.Decisions.Actor.System;
        foreach (var (code, nature) in new[] { ("SR-1-8", Nature.Help), ("SR-1-9", Nature.Inquiry) })
            await City.DoneAsync(system, new AddCategory { City = "CS", Code = code, Name = "类 " + code, NameEn = code, Parent = new Ref("SR-1"), Nature = nature });
        await Wait.UntilAsync(async () => (await City.OrganisationAsync()).Category(new Ref("SR-1-9")) is not null);
        var (_, number) = await CollectAsync("通常是求助");
        var page = await OpenCaseAsync(Role.Town, "YS", number);
        await page.ChooseAsync($"#category-{number}", "SR-1-8");
        page.WaitForAssertion(() => Assert.True(page.Find($"#nature-Help-{number}").HasAttribute("checked")));
        await page.ChooseAsync($"#category-{number}", "SR-1-9");
        page.WaitForAssertion(() => Assert.True(page.Find($"#nature-Inquiry-{number}").HasAttribute("checked")));
        await page.ChooseAsync($"#nature-Complaint-{number}", "Complaint");
        await page.ChooseAsync($"#category-{number}", "SR-1-8");
        Assert.True(page.Find($"#nature-Complaint-{number}").HasAttribute("checked"));
    }

    [Fact]
    public async Task who_comes_second_sees_who_was_first_keeps_what_he_typed_and_can_send_it_anyway()
    {
        var (id, number) = await CollectAsync("两个人一起办", "YS-1-1", Role.GridLeader);
        var page = await OpenCaseAsync(Role.GridLeader, "YS-1-1", number, "escalate");
        await page.TypeAsync($"#reason-{number}", "网格没有设备，请社区处理。");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        page.WaitForAssertion(() => Assert.Contains("虞山街道 · 街道（乡镇）经办", page.Find(".since li").TextContent, StringComparison.Ordinal));
        Assert.Contains("架空线缆", page.Find(".since li").TextContent, StringComparison.Ordinal);
        Assert.Equal("网格没有设备，请社区处理。", page.Find($"#reason-{number}").GetAttribute("value"));
        Assert.True(page.Find(".act-form .btn.p").HasAttribute("hidden"));
        await page.ClickAsync(".since button");
        page.WaitForAssertion(() => Assert.Contains("已完成：上报", page.Find(".good").TextContent, StringComparison.Ordinal));
        Assert.Single(await HistoryAsync(id), e => e.Event is AppealEscalated);
    }

    [Fact]
    public async Task what_was_typed_stays_although_the_case_is_finished_meanwhile_and_the_rule_is_told()
    {
        var (id, number) = await CollectAsync("别人先办完了");
        var by = await City.ActorAsync(Role.Town, "YS");
        var page = await OpenCaseAsync(Role.Town, "YS", number, "escalate");
        await page.TypeAsync($"#reason-{number}", "请指挥中心协调。");
        await City.DoneAsync(by, new SettleAppealOnSpot { Result = "已经办好" }, id);
        page.WaitForAssertion(() => Assert.Contains("已经办好", page.Find(".since").TextContent, StringComparison.Ordinal));
        await page.ClickAsync(".since button");
        page.WaitForAssertion(() => Assert.Equal("现在是“待评价”，不能上报。", page.Find(".act-form > .fail").TextContent));
        Assert.Equal("请指挥中心协调。", page.Find($"#reason-{number}").GetAttribute("value"));
    }

    [Fact]
    public async Task a_form_that_nobody_has_touched_follows_the_case_silently()
    {
        var (id, number) = await CollectAsync("还没有动手");
        var page = await OpenCaseAsync(Role.Town, "YS", number, "settle");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".ev li").Count));
        Assert.Empty(page.FindAll(".since"));
        await page.TypeAsync($"#result-{number}", "办好了。");
        await page.SubmitAsync($"#result-{number}");
        page.WaitForAssertion(() => Assert.Contains("已完成", page.Find(".good").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.GridLeader, "YS-1-1", "escalate settle")]
    [InlineData(Role.Town, "YS", "classify")]
    [InlineData(Role.Centre, "CS", "classify")]
    [InlineData(Role.Auditor, "CS", "")]
    [InlineData(Role.Secretary, "YS", "")]
    public async Task everybody_is_offered_what_his_post_may_do(Role role, string unit, string acts)
    {
        var (_, number) = await CollectAsync("网格里的一件", "YS-1-1", Role.GridLeader);
        var page = await OpenCaseAsync(role, unit, number);
        var offered = page.FindAll(".second .acts a:not([data-act])").Select(a => a.GetAttribute("href")!.Split("act=")[1]).ToList();
        if (page.FindAll($"#category-{number}").Count > 0) offered.Insert(0, "classify");
        Assert.Equal(acts, string.Join(' ', offered));
    }

    private async Task<IRenderedComponent<OneCase>> OpenCaseAsync(Role role, string unit, string number, string? act = null) =>
        Open<OneCase>(await City.ActorAsync(role, unit), $"/cases/{number}" + (act is null ? "" : "?act=" + act), ("Number", number));

    private Task<IReadOnlyList<HistoryEntry>> HistoryAsync(Guid id) => City.Services.GetRequiredService<CaseHistory>().OfAsync([id]);
}

using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

public sealed class OneCaseTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_case_shows_what_was_said_where_it_stands_and_what_happened()
    {
        var (id, number) = await CollectAsync("路灯不亮");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        var page = await OpenAsync(Role.Town, "YS", number);
        Assert.Equal("路灯不亮", page.Find("h1").TextContent);
        Assert.Equal("路灯不亮，请来看看。", page.Find(".said").TextContent);
        Assert.Equal(["done", "done", "now", "ahead", "ahead", "ahead"], page.FindAll(".steps li").Select(s => s.ClassName!));
        var latest = page.Find(".ev li");
        Assert.Contains("虞山街道 · 街道（乡镇）经办", latest.TextContent, StringComparison.Ordinal);
        Assert.Contains("分类：架空线缆 · 求助 · 一般", latest.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_open_case_follows_what_happens_to_it()
    {
        var (id, number) = await CollectAsync("打开着的一件");
        var page = await OpenAsync(Role.Town, "YS", number);
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new SettleAppealOnSpot { Result = "已经修好" }, id);
        page.WaitForAssertion(() => Assert.Contains("已经修好", page.Find(".ev li").TextContent, StringComparison.Ordinal));
        Assert.Equal(["done", "passed", "passed", "passed", "done", "now"], page.FindAll(".steps li").Select(s => s.ClassName!));
    }

    [Fact]
    public async Task not_yours_reads_the_same_as_not_there()
    {
        var (_, number) = await CollectAsync("别的街道的", "QC");
        var (_, secret) = await CollectAsync("保密的", "YS", confidential: true);
        var none = (await OpenAsync(Role.Town, "YS", "HT-990101-1")).Markup;
        Assert.Contains("没有找到", none, StringComparison.Ordinal);
        Assert.Equal(none, (await OpenAsync(Role.Town, "YS", number)).Markup);
        Assert.Equal(none, (await OpenAsync(Role.Town, "YS", secret)).Markup);
        Assert.Contains("保密", (await OpenAsync(Role.Centre, "CS", secret)).Find(".case-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task contact_data_are_masked_until_a_reason_is_given_which_the_auditor_reads()
    {
        var number = await CollectFromAsync(new Contact("张小海", "13812345678"));
        var page = await OpenAsync(Role.Town, "YS", number);
        Assert.Contains("张**（138********）", page.Find(".whence").TextContent, StringComparison.Ordinal);
        await page.SubmitAsync("dialog form");
        page.WaitForAssertion(() => Assert.Equal("请填写。", page.Find("dialog .wrong").TextContent));
        Assert.DoesNotContain("张小海", page.Markup, StringComparison.Ordinal);
        await page.TypeAsync("dialog textarea", "回电核实具体位置");
        await page.SubmitAsync("dialog form");
        page.WaitForAssertion(() => Assert.Equal(["张小海", "13812345678"], page.FindAll("dialog dd").Select(d => d.TextContent)));
        page.WaitForAssertion(() => Assert.Equal("回电核实具体位置", page.Find(".plain .reason").TextContent));

        var audited = await OpenAsync(Role.Auditor, "CS", number);
        Assert.Equal("回电核实具体位置", audited.Find(".plain .reason").TextContent);
        Assert.Contains("Town YS", audited.Find(".plain").TextContent, StringComparison.Ordinal);
        Assert.Empty(audited.FindAll("dialog"));
        Assert.DoesNotContain("张小海", audited.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_secretary_sees_neither_contact_data_nor_who_has_looked()
    {
        var number = await CollectFromAsync(new Contact("王小棠", "13912345678"));
        var answer = await City.Services.GetRequiredService<Revealing>().RevealAsync(
            await City.ActorAsync(Role.Town, "YS"), await IdOfAsync(number), "核实");
        Assert.Equal("王小棠", answer.Contact!.Name);
        var page = await OpenAsync(Role.Secretary, "YS", number);
        Assert.Empty(page.FindAll("dialog, .plain"));
    }

    [Theory, InlineData(Role.Auditor, "CS", "http.forbidden"), InlineData(Role.Town, "QC", "http.not_found")]
    public async Task who_may_not_see_contact_data_gets_none_and_nothing_is_recorded(Role role, string unit, string code)
    {
        var number = await CollectFromAsync(new Contact("陈小常", "13712345678"));
        var answer = await City.Services.GetRequiredService<Revealing>().RevealAsync(await City.ActorAsync(role, unit), await IdOfAsync(number), "想看看");
        Assert.Null(answer.Contact);
        Assert.Equal(code, Assert.Single(answer.Reasons).Code);
        Assert.Empty(await City.Services.GetRequiredService<Reveals>().OfAsync(await IdOfAsync(number)));
    }

    private async Task<string> CollectFromAsync(Contact contact)
    {
        var collect = new CollectAppeal { Channel = "grid-visit", Title = "有联系人的", Text = "请回电。", Unit = "YS", Subject = Subject.Resident };
        var answer = await City.Services.GetRequiredService<Collecting>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), await City.ActorAsync(Role.Town, "YS"), collect), contact);
        return Assert.IsType<CommandAnswer.Done>(answer).Read().Number!;
    }

    private async Task<Guid> IdOfAsync(string number) =>
        (await City.Services.GetRequiredService<CaseFiles>().OpenAsync(await City.ActorAsync(Role.Centre, "CS"), number))!.Row.Id;

    private async Task<IRenderedComponent<OneCase>> OpenAsync(Role role, string unit, string number) =>
        Open<OneCase>(await City.ActorAsync(role, unit), "/cases/" + number, ("Number", number));
}

using Bunit;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Policies;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>The city has one policy: each story begins with the standard table.</summary>
public sealed class PoliciesPageTests(TestCity city) : AdminTest(city), IClassFixture<TestCity>
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task the_limits_are_read_in_words()
    {
        using var _ = Reading.In(Language.Chinese);
        await StartedAsync();
        var page = Open<PoliciesPage>("admin/policies");
        Assert.Equal(
            ["一般", "4 个工作小时", "1 个工作日", "1 个工作日", "5 个工作日"],
            Limits(page, "一般"));
        Assert.Equal(["特急", "15 分钟", "30 分钟", "2 小时", "24 小时"], Limits(page, "特急"));
        Assert.Contains("报到时限 2 个工作日", page.Find("table.policy").TextContent, StringComparison.Ordinal);
        Assert.Contains("启用时限规则，第 1 版", page.Find(".ev li:last-child").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Without what they were before: another story may have revised them.</summary>
    private static IEnumerable<string> Limits(IRenderedComponent<PoliciesPage> page, string urgency) =>
        Row(page, urgency).Take(5).Select(cell => cell.Split('\n')[0].Trim());

    [Fact]
    public async Task a_line_is_revised_and_both_versions_can_be_seen_with_who_made_them()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var version = (await RulesAsync()).PolicyVersion;
        var page = Open<PoliciesPage>($"admin/policies?id={id}&act=revise-routine");
        Assert.Equal("5", Field(page, "complete").GetAttribute("value"));
        await FillAsync(page, ("complete", "4"));
        await SendAsync(page);
        page.WaitForState(() => Row(page, "一般")[4].StartsWith("4 个工作日", StringComparison.Ordinal), AMoment);
        Assert.Contains("原为 5 个工作日", Row(page, "一般")[4], StringComparison.Ordinal);
        Assert.Contains($"Admin CS · 管理员 修订时限规则，第 {version + 1} 版", page.Find(".ev").TextContent, StringComparison.Ordinal);
        Assert.Equal(TimeLimit.WorkingDays(4), (await RulesAsync()).LineOf([], Urgency.Routine)!.Complete);

        page = Open<PoliciesPage>($"admin/policies?id={id}&version={version}");
        Assert.StartsWith("5 个工作日", Row(page, "一般")[4], StringComparison.Ordinal);
        Assert.Contains(Screens.Say("policy.past"), page.Find(".q").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-act]"));
    }

    [Fact]
    public async Task a_category_gets_limits_of_its_own_and_loses_them_again()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var page = Open<PoliciesPage>($"admin/policies?id={id}&act=revise-add");
        await PickAsync(page, "category", "架空");
        await FillAsync(page, ("urgency", "pressing"), ("accept", "1"));
        await CountAsync(page, "accept", "hours");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains("架空线缆", page.Find("table.policy").TextContent, StringComparison.Ordinal), AMoment);
        var leaf = (await City.OrganisationAsync()).Category(new Ref("SR-1-1"))!.Id;
        Assert.Equal(TimeLimit.NaturalHours(1), (await RulesAsync()).LineOf([leaf], Urgency.Pressing)!.Accept);
        page = Open<PoliciesPage>($"admin/policies?id={id}&act=remove-pressing-{leaf:n}");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.DoesNotContain("架空线缆", page.Find("table.policy").TextContent, StringComparison.Ordinal), AMoment);
        Assert.Equal(TimeLimit.NaturalHours(2), (await RulesAsync()).LineOf([leaf], Urgency.Pressing)!.Accept);
    }

    [Fact]
    public async Task what_is_wrong_stands_at_its_limit()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var version = (await RulesAsync()).PolicyVersion;
        var page = Open<PoliciesPage>($"admin/policies?id={id}&act=revise-routine");
        await FillAsync(page, ("dispatch", "0"), ("accept", "6"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Refusals.Say("policy.limit_out_of_range"), Wrong(page, "dispatch")), AMoment);
        Assert.Equal(Refusals.Say("policy.limit_after_last"), Wrong(page, "accept"));
        await FillAsync(page, ("dispatch", ""), ("accept", "x"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Refusals.Say("input.required"), Wrong(page, "dispatch")), AMoment);
        Assert.Equal(Refusals.Say("input.malformed"), Wrong(page, "accept"));
        Assert.Equal(version, (await RulesAsync()).PolicyVersion);
    }

    [Fact]
    public async Task the_consultations_limits_are_revised_and_nothing_else()
    {
        var id = await StartedAsync();
        var page = Open<PoliciesPage>($"admin/policies?id={id}&act=revise-consultation");
        await FillAsync(page, ("reportIn", "3"));
        await SendAsync(page);
        page.WaitForState(() => page.FindAll("form.act-form").Count == 0, AMoment);
        var rules = await RulesAsync();
        Assert.Equal(new(TimeLimit.WorkingDays(3), TimeLimit.WorkingDays(5)), rules.Consultation);
        Assert.Equal(4, rules.Lines.Count);
    }

    [Fact]
    public async Task somebody_elses_revision_is_told_and_none_is_lost()
    {
        using var _ = Reading.In(Language.Chinese);
        var id = await StartedAsync();
        var page = Open<PoliciesPage>($"admin/policies?id={id}&act=revise-routine");
        await FillAsync(page, ("complete", "4"));
        var version = (await RulesAsync()).PolicyVersion;
        await City.DoneAsync(Admin, new RevisePolicy { Lines = [.. StandardPolicy.Lines.Select(l => l with { Dispatch = new(10, LimitUnit.Minutes) })], Consultation = StandardPolicy.Consultation }, id);
        page.WaitForAssertion(() => Assert.Contains($"第 {version + 1} 版", page.Find(".since").TextContent, StringComparison.Ordinal), AMoment);
        await page.ClickAsync(".since button");
        await FillAsync(page, ("dispatch", "10"));
        await CountAsync(page, "dispatch", "minutes");
        await SendAsync(page);
        page.WaitForState(() => page.FindAll("form.act-form").Count == 0, AMoment);
        var rules = await RulesAsync();
        Assert.Equal((version + 2, TimeLimit.NaturalMinutes(10), TimeLimit.WorkingDays(4)),
            (rules.PolicyVersion, rules.LineOf([], Urgency.Complex)!.Dispatch, rules.LineOf([], Urgency.Routine)!.Complete));
    }

    /// <summary>The policy, with the standard table in force.</summary>
    private async Task<Guid> StartedAsync()
    {
        if ((await RulesAsync()).Policy is not { } there) return (await City.DoneAsync(Admin, new StartPolicy { City = "CS" })).Stream;
        await City.SendAsync(Admin, new RevisePolicy { Lines = StandardPolicy.Lines, Consultation = StandardPolicy.Consultation }, there.Id);
        Assert.Equal(new(TimeLimit.WorkingDays(2), TimeLimit.WorkingDays(5)), (await RulesAsync()).Consultation);
        return there.Id;
    }

    /// <summary>Chooses what a limit counts.</summary>
    private static Task CountAsync(IRenderedComponent<PoliciesPage> page, string field, string unit) =>
        page.ChooseAsync($"form.act-form [id^='{field}-'][id$='-unit']", unit);

    private async Task<DeadlineRules> RulesAsync() => (await City.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines;

    private static string Wrong(IRenderedComponent<PoliciesPage> page, string field) => page.Find($"[id^='{field}-'][id$='-wrong']").TextContent;

    private static List<string> Row(IRenderedComponent<PoliciesPage> page, string urgency) =>
    [
        .. page.FindAll("table.policy tr").First(row => row.QuerySelector("th[scope=row]")?.TextContent == urgency).Children.Select(cell => cell.TextContent.Trim()),
    ];
}

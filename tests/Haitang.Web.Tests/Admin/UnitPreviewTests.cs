using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Accounts;
using Haitang.Web.Admin.Units;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Admin;

/// <summary>Of units and of the accounts that work there.</summary>
public sealed class UnitPreviewTests(TestCity city) : PreviewTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task closing_a_unit_says_what_is_left_with_nobody()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        await IssuedAsync(code);
        await IssuedAsync("YS-1");
        var person = await PersonAsync("任书记");
        await City.DoneAsync(Actor.System, new GrantPost { Role = Role.Community, Unit = new Ref(code) }, person);
        var page = Open<UnitsPage>($"admin/units?id={community}&act=close");
        page.WaitForAssertion(() => Assert.Equal(("1", "1"), (Figure(page, "touch.unit-worked"), Figure(page, "touch.unit-people"))), AMoment);
        Assert.Equal("任书记", page.Find($".touches a[href='admin/accounts?id={person}']").TextContent);
        Assert.Contains("grave", Line(page, "touch.unit-worked")!.ClassName, StringComparison.Ordinal);
        Assert.Null(Line(page, "touch.unit-below"));

        await City.DoneAsync(Actor.System, new OpenUnit { Code = code + "-1", Kind = UnitKind.Grid, Name = "下面的网格", NameEn = "Grid below", Parent = new Ref(code) });
        await IssuedAsync(code);
        await City.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Moved }, person);
        page.WaitForAssertion(
            () => Assert.Equal(("2", "1", null), (Figure(page, "touch.unit-worked"), Figure(page, "touch.unit-below"), Figure(page, "touch.unit-people"))), AMoment);
        Assert.DoesNotContain(Screens.Say("touch.more"), Line(page, "touch.unit-below")!.QuerySelector(".names")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("下面的网格", Line(page, "touch.unit-below")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_many_the_first_three_are_named()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        for (var n = 1; n <= 4; n++)
            await City.DoneAsync(Actor.System, new OpenUnit { Code = $"{code}-{n}", Kind = UnitKind.Grid, Name = $"网格{n}", NameEn = $"Grid {n}", Parent = new Ref(code) });
        var page = Open<UnitsPage>($"admin/units?id={community}&act=close");
        page.WaitForAssertion(() => Assert.Equal("4", Figure(page, "touch.unit-below")), AMoment);
        var names = Line(page, "touch.unit-below")!.QuerySelector(".names")!;
        Assert.Equal(["网格1", "网格2", "网格3"], names.QuerySelectorAll("a").Select(a => a.TextContent));
        Assert.EndsWith("等", names.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task merging_names_the_unit_that_goes_on_once_it_is_chosen()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        await IssuedAsync(code);
        var page = Open<UnitsPage>($"admin/units?id={community}&act=merge");
        page.WaitForAssertion(() => Assert.Contains("转给接收的单位继续办理", Line(page, "touch.unit-worked")!.TextContent, StringComparison.Ordinal), AMoment);
        await PickAsync(page, "into", "QC-1");
        page.WaitForAssertion(() => Assert.Contains("转给琴川街道第一社区继续办理", Line(page, "touch.unit-worked")!.TextContent, StringComparison.Ordinal), AMoment);
    }

    [Fact]
    public async Task moving_says_what_stays_counted_where_it_was()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        await ClassifiedAsync(unit: code);
        var page = Open<UnitsPage>($"admin/units?id={community}&act=move");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.unit-area")), AMoment);
        Assert.Contains("仍算在虞山街道名下", Line(page, "touch.unit-area")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task relieving_a_leader_says_whose_work_waits()
    {
        var grid = await GridAsync();
        await IssuedAsync(grid.ToString());
        var leader = await PersonAsync("任网格");
        await City.DoneAsync(Actor.System, new AppointGridLeader { Account = leader }, grid);
        var page = Open<UnitsPage>($"admin/units?id={grid}&act=relieve-leader");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.unit-worked")), AMoment);
        Assert.Equal("任网格", Line(page, "touch.unit-leader")!.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task the_last_one_in_a_post_leaves_its_work_with_nobody_until_there_is_another()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        await IssuedAsync(code);
        var (last, next) = (await PersonAsync("最后一人"), await PersonAsync("后来的人"));
        var post = Called(await City.OrganisationAsync(), community);
        await City.DoneAsync(Actor.System, new GrantPost { Role = Role.Community, Unit = new Ref(code) }, last);
        var page = Open<AccountsPage>($"admin/accounts?id={last}&act=disable");
        page.WaitForAssertion(() => Assert.Equal("0", Figure(page, "touch.post-others", ("post", post))), AMoment);
        Assert.Contains("无人接手：诉求 0 件、工单 1 件。", page.Find(".touches .grave").TextContent, StringComparison.Ordinal);
        await City.DoneAsync(Actor.System, new GrantPost { Role = Role.Community, Unit = new Ref(code) }, next);
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.post-others", ("post", post))), AMoment);
        Assert.Empty(page.FindAll(".touches .grave"));
        Assert.Equal("后来的人", page.Find($".touches a[href='admin/accounts?id={next}']").TextContent);

        // Who may not act any more goes on with nothing.
        await City.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Moved }, next);
        page.WaitForAssertion(() => Assert.Equal("0", Figure(page, "touch.post-others", ("post", post))), AMoment);
    }

    [Fact]
    public async Task a_key_says_when_it_was_used_last()
    {
        using var _ = Reading.In(Language.English);
        using var machine = await City.MachineAsync(Role.Kiosk, "YS", "服务大厅");
        var key = (await City.WithAsync((MachineList keys) => keys.PageAsync("服务大厅", null, 1)))[0];
        var page = Open<AccountsPage>($"admin/accounts?kind=machine&id={key.Account}&act=revoke");
        page.WaitForAssertion(() => Assert.NotNull(Line(page, "touch.key-used", ("when", Screens.Say("admin.key-unused")))), AMoment);
        Assert.Contains("No system has used it yet", page.Find(".touches").TextContent, StringComparison.Ordinal);
    }

    private static string Called(OrganisationDirectory organisation, Guid community) =>
        $"{organisation.Unit(community)!.Name} · {Screens.Word(Role.Community)}";
}

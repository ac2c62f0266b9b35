using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Admin.Units;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

public sealed class UnitsPageTests(TestCity city) : AdminTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task branches_open_and_close()
    {
        var page = Open<UnitsPage>("admin/units");
        Assert.Contains("虞山街道", page.Find(".tree").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("虞山街道第一社区", page.Find(".tree").TextContent, StringComparison.Ordinal);
        await page.ActAsync(p => Twig(p, "虞山街道").ClickAsync(new()));
        Assert.Contains("虞山街道第一社区", page.Find(".tree").TextContent, StringComparison.Ordinal);
        await page.ActAsync(p => Twig(p, "虞山街道").ClickAsync(new()));
        Assert.DoesNotContain("虞山街道第一社区", page.Find(".tree").TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("qc-1-2"), InlineData("琴川街道02")]
    public async Task a_unit_is_found_by_code_or_name_wherever_it_stands(string letters)
    {
        var page = Open<UnitsPage>("admin/units");
        await page.TypeAsync("#units-search", letters);
        Assert.StartsWith("琴川街道02 网格", Assert.Single(page.FindAll(".tree .line")).TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_way_to_the_chosen_unit_is_open()
    {
        var grid = await City.UnitAsync("QC-1-1");
        var page = Open<UnitsPage>($"admin/units?id={grid}");
        Assert.Equal("琴川街道01 网格", page.Find(".line[aria-current] .name").FirstChild!.TextContent.Trim());
    }

    [Fact]
    public async Task a_unit_opens_below_another_and_is_shown_with_who_did_it()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        var page = Open<UnitsPage>($"admin/units?id={community}&act=start");
        await FillAsync(page, ("code", code + "-7"), ("name", "第七网格"), ("nameEn", "Grid seven"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal("第七网格", page.Find("aside h2").FirstChild!.TextContent.Trim()), TimeSpan.FromSeconds(10));
        var unit = (await City.OrganisationAsync()).Unit(new Ref(code + "-7"))!;
        Assert.Equal((UnitKind.Grid, community), (unit.Kind, unit.Parent));
        Assert.Contains("Admin CS · 管理员", page.Find("aside .ev").TextContent, StringComparison.Ordinal);
        Assert.Contains("第七网格", page.Find("aside .ev").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, code) = await CommunityAsync();
        var page = Open<UnitsPage>($"admin/units?id={community}&act=start");
        await FillAsync(page, ("code", "虞山"), ("name", "第八网格"));
        await SendAsync(page);
        Assert.Equal("true", Field(page, "code").GetAttribute("aria-invalid"));
        Assert.Equal(Refusals.Say("input.code_form"), page.Find("[id^='code-'][id$='-wrong']").TextContent);
        Assert.Equal(Refusals.Say("input.required"), page.Find("[id^='nameEn-'][id$='-wrong']").TextContent);
        Assert.Equal("第八网格", Field(page, "name").GetAttribute("value"));
        await FillAsync(page, ("code", code + "-8"), ("nameEn", "Grid eight"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.act-form")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task somebody_elses_change_is_told_and_nothing_typed_is_lost()
    {
        using var _ = Reading.In(Language.Chinese);
        var (community, _) = await CommunityAsync();
        var page = Open<UnitsPage>($"admin/units?id={community}&act=rename");
        await FillAsync(page, ("name", "我起的名字"), ("nameEn", "My name"));
        await City.DoneAsync(Actor.System, new RenameUnit { Name = "别人起的", NameEn = "Another's" }, community);
        page.WaitForAssertion(() => Assert.Contains("别人起的", page.Find(".since").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        await SendAsync(page);
        Assert.Equal("别人起的", (await FileAsync<Unit>(community)).State.Name);
        Assert.Equal("我起的名字", Field(page, "name").GetAttribute("value"));
        await page.ClickAsync(".since button");
        await SendAsync(page);
        Assert.Equal("我起的名字", (await FileAsync<Unit>(community)).State.Name);
    }

    [Fact]
    public async Task a_leader_is_appointed_and_relieved_on_the_grid()
    {
        using var _ = Reading.In(Language.Chinese);
        var grid = await GridAsync();
        var leader = await PersonAsync("任小网");
        var page = Open<UnitsPage>($"admin/units?id={grid}&act=appoint-leader");
        await PickAsync(page, "account", "任小网");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal("任小网", page.Find($"aside .facts a[href='admin/accounts?id={leader}']").TextContent), TimeSpan.FromSeconds(10));
        Assert.Contains("任命网格长 任小网", page.Find("aside .ev").TextContent, StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await City.Services.GetRequiredService<AccountRows>().OneAsync(leader))!.Posts.Contains(new(Role.GridLeader, grid)));
        Navigation.NavigateTo($"admin/units?id={grid}&act=relieve-leader");
        page.WaitForState(() => page.FindAll("form.act-form").Count == 1, TimeSpan.FromSeconds(10));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains(Screens.Say("admin.unit-vacant"), page.Find("aside .facts").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task what_is_done_elsewhere_appears_by_itself()
    {
        var (community, _) = await CommunityAsync();
        var page = Open<UnitsPage>($"admin/units?id={community}");
        await City.DoneAsync(Actor.System, new CloseUnit(), community);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("aside [data-act=reopen]")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task an_id_of_another_kind_of_thing_shows_nothing_of_it()
    {
        var page = Open<UnitsPage>($"admin/units?id={await PersonAsync("不可见")}");
        Assert.Equal(Screens.Say("not-here.text"), page.Find("aside .hint").TextContent);
    }

    private static AngleSharp.Dom.IElement Twig(IRenderedComponent<UnitsPage> page, string name) =>
        page.FindAll(".twig").Single(t => t.QuerySelector(".name")!.FirstChild!.TextContent.Trim() == name).QuerySelector("button")!;
}

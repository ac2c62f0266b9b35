using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Categories;
using Haitang.Web.Admin.Channels;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Admin;

/// <summary>Categories and channels.</summary>
public sealed class ListPagesTests(TestCity city) : AdminTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_category_is_added_below_another_down_to_the_third_level()
    {
        var page = Open<CategoriesPage>("admin/categories?act=start");
        await FillAsync(page, ("code", "A"), ("name", "甲"), ("nameEn", "A"));
        await SendAsync(page);
        var top = await IdAsync("A");
        foreach (var (code, parent) in new[] { ("A-1", "A"), ("A-1-1", "A-1") })
        {
            page = Open<CategoriesPage>($"admin/categories?id={await IdAsync(parent)}&act=start");
            await FillAsync(page, ("code", code), ("name", "下级 " + code), ("nameEn", code));
            await SendAsync(page);
        }

        Assert.Equal(top, (await City.OrganisationAsync()).Category(new Ref("A-1"))!.Parent);
        page = Open<CategoriesPage>($"admin/categories?id={await IdAsync("A-1-1")}");
        Assert.Empty(page.FindAll("aside [data-act=start]"));
    }

    [Fact]
    public async Task a_category_with_others_below_it_is_not_retired_and_the_page_says_why()
    {
        using var _ = Reading.In(Language.Chinese);
        var page = Open<CategoriesPage>($"admin/categories?id={await IdAsync("SR-1")}&act=retire");
        await SendAsync(page);
        Assert.Equal(Refusals.Say("category.has_lower_ones"), page.Find("form .fail").TextContent);
    }

    [Fact]
    public async Task a_usual_nature_holds_for_the_lines_below_until_they_say_their_own()
    {
        using var _ = Reading.In(Language.Chinese);
        var page = Open<CategoriesPage>($"admin/categories?id={await IdAsync("SR")}&act=set-nature");
        await FillAsync(page, ("nature", "complaint"));
        await SendAsync(page);
        await Wait.UntilAsync(async () => (await City.OrganisationAsync()).UsualNature(await IdAsync("SR-1-1")) is Nature.Complaint);
        page = Open<CategoriesPage>($"admin/categories?id={await IdAsync("SR-1-1")}");
        page.WaitForAssertion(() => Assert.Contains("投诉 沿用上级", page.Find("aside .facts").TextContent, StringComparison.Ordinal));
        await City.DoneAsync(Actor.System, new SetCategoryNature { Nature = Nature.Help }, await IdAsync("SR-1-1"));
        page.WaitForAssertion(() => Assert.DoesNotContain("沿用上级", page.Find("aside .facts").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("更改分类的通常性质，现为求助", page.Find("aside").TextContent, StringComparison.Ordinal));
        using var admin = await Staff.AtAsync(City, Role.Admin, "CS");
        var lines = (await admin.GetAsync("categories")).EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("nature").GetString());
        Assert.Equal(("complaint", "complaint", "help"), (lines["SR"], lines["SR-1"], lines["SR-1-1"]));
    }

    [Fact]
    public async Task a_channel_is_retired_and_marked_in_the_list()
    {
        using var _ = Reading.In(Language.Chinese);
        var channel = (await City.DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "letter", Name = "来信", NameEn = "Letter" })).Stream;
        var page = Open<ChannelsPage>($"admin/channels?id={channel}&act=retire");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains(Screens.Say("admin.retired"), page.Find("tr.sel").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task a_click_that_comes_too_late_is_told()
    {
        using var _ = Reading.In(Language.Chinese);
        var channel = (await City.DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "radio", Name = "电台", NameEn = "Radio" })).Stream;
        var page = Open<ChannelsPage>($"admin/channels?id={channel}&act=retire");
        await City.DoneAsync(Actor.System, new RetireChannel(), channel);
        page.WaitForAssertion(() => Assert.Equal(Screens.Say("form.gone"), page.Find("aside .warn").TextContent), TimeSpan.FromSeconds(10));
        Assert.Single(page.FindAll("aside [data-act=restore]"));
    }

    private async Task<Guid> IdAsync(string code)
    {
        await Wait.UntilAsync(async () => (await City.OrganisationAsync()).Category(new Ref(code)) is not null);
        return (await City.OrganisationAsync()).Category(new Ref(code))!.Id;
    }
}

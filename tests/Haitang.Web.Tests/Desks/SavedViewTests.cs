using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Desks;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Desks;

/// <summary>A desk under a name: for its owner a pill, for everybody a link.</summary>
public sealed class SavedViewTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    private SavedViews Views => City.Services.GetRequiredService<SavedViews>();

    [Fact]
    public async Task a_narrowed_desk_is_saved_found_again_and_removed_by_its_owner_alone()
    {
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified&category=SR-1-1");
        await desk.ClickAsync(".views button.pill");
        await desk.SubmitAsync("#view-name");
        desk.WaitForAssertion(() => Assert.Equal("请填写。", desk.Find("#view-wrong").TextContent));
        await desk.TypeAsync("#view-name", "线缆");
        await desk.SubmitAsync("#view-name");
        desk.WaitForAssertion(() => Assert.Equal("desk?tab=classified&category=SR-1-1", desk.Find(".views a[aria-current=page]").GetAttribute("href")));

        var again = await DeskOfAsync(Role.Town, "YS");
        again.WaitForAssertion(() => Assert.Single(again.FindAll(".views a")));
        var other = await City.ActorAsync(Role.Town, "QC");
        Assert.Empty(await Views.OfAsync(other.Account));
        Navigation.NavigateTo("/desk?tab=classified&category=SR-1-1");
        desk.WaitForAssertion(() => desk.Find(".views .linklike"));
        await desk.ClickAsync(".views .linklike");
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll(".views a")));
    }

    [Fact]
    public async Task the_same_name_takes_the_new_address_and_there_are_not_too_many()
    {
        var account = Guid.CreateVersion7();
        Assert.Null(await Views.SaveAsync(account, "急件", new DeskAddress { Tab = "due" }));
        Assert.Null(await Views.SaveAsync(account, " 急件 ", new DeskAddress { Tab = "due", Light = "red", After = "x", Case = "HT-1" }));
        Assert.Equal([new SavedView("急件", "desk?tab=due&light=red")], await Views.OfAsync(account));
        for (var n = 1; n < SavedViews.Most; n++) Assert.Null(await Views.SaveAsync(account, $"视图 {n}", new DeskAddress()));
        Assert.Equal("view.too_many", (await Views.SaveAsync(account, "再一个", new DeskAddress()))!.Code);
        Assert.Equal("input.too_long", (await Views.SaveAsync(account, new string('长', SavedViews.MostName + 1), new DeskAddress()))!.Code);
    }
}

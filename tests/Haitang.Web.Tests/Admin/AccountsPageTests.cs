using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Accounts;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

public sealed class AccountsPageTests(TestCity city) : AdminTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_person_gets_an_account_a_post_and_a_password_that_opens_the_door()
    {
        var page = Open<AccountsPage>("admin/accounts?act=start");
        await FillAsync(page, ("userName", "fang.new"), ("displayName", "方新"), ("role", "town"));
        await PickAsync(page, "unit", "琴川");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Equal("方新", page.Find("aside h2").FirstChild!.TextContent.Trim()), TimeSpan.FromSeconds(10));
        var password = page.Find(".secret code").TextContent;
        using var browser = new Browser(City);
        Assert.Equal("/", (await browser.SignInAsync("fang.new", password)).Headers.Location?.OriginalString);
        await page.ClickAsync(".good button");
        Assert.DoesNotContain(password, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task everything_that_is_wrong_with_a_new_person_is_said_at_once()
    {
        using var _ = Reading.In(Language.Chinese);
        var page = Open<AccountsPage>("admin/accounts?act=start");
        await FillAsync(page, ("userName", TestCity.UserName(Role.Admin, "CS")), ("role", "town"));
        await PickAsync(page, "unit", "琴川");
        await SendAsync(page);
        Assert.Contains("admin.cs", page.Find("[id^='userName-'][id$='-wrong']").TextContent, StringComparison.Ordinal);
        Assert.Equal(Refusals.Say("input.required"), page.Find("[id^='displayName-'][id$='-wrong']").TextContent);
    }

    [Fact]
    public async Task another_role_empties_the_unit_that_was_chosen_for_the_last()
    {
        var page = Open<AccountsPage>("admin/accounts?act=start");
        await FillAsync(page, ("role", "town"));
        await PickAsync(page, "unit", "琴川");
        await FillAsync(page, ("role", "department"));
        page.WaitForAssertion(() => Assert.Contains("城管局", Assert.Single(page.FindAll(".find")).TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.False(page.Find(".find input").HasAttribute("checked"));
    }

    [Fact]
    public async Task a_new_password_is_shown_once_opens_the_door_and_stands_in_the_history()
    {
        using var _ = Reading.In(Language.Chinese);
        var person = await PersonAsync("重设者");
        await City.DoneAsync(Actor.System, new GrantPost { Role = Role.Town, Unit = "YS" }, person);
        var page = Open<AccountsPage>($"admin/accounts?id={person}&act=reset-password");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".secret code")), TimeSpan.FromSeconds(10));
        Assert.Contains("Admin CS · 管理员 重设密码", page.Find(".ev").TextContent, StringComparison.Ordinal);
        var userName = (await City.WithAsync((AccountNames names) => names.OfAsync([person])))[person].UserName!;
        using var browser = new Browser(City);
        Assert.NotEqual("/", (await browser.SignInAsync(userName, TestCity.Password)).Headers.Location?.OriginalString);
        Assert.Equal("/", (await browser.SignInAsync(userName, page.Find(".secret code").TextContent)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task an_account_is_disabled_for_a_reason_and_restored()
    {
        using var _ = Reading.In(Language.Chinese);
        var person = await PersonAsync("离开者");
        var page = Open<AccountsPage>($"admin/accounts?id={person}&act=disable");
        await FillAsync(page, ("reason", "moved"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains(Screens.Word(DisableReason.Moved), page.Find(".facts").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Navigation.NavigateTo($"admin/accounts?id={person}&act=restore");
        page.WaitForState(() => page.FindAll("form.act-form").Count == 1, TimeSpan.FromSeconds(10));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("aside [data-act=disable]")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void the_administrator_is_not_offered_to_lock_himself_out()
    {
        var page = Open<AccountsPage>($"admin/accounts?id={Admin.Account}");
        Assert.Empty(page.FindAll("aside [data-act=disable], aside [data-act=end-post]"));
        Assert.Single(page.FindAll("aside [data-act=grant-post]"));
    }

    [Fact]
    public async Task a_key_is_shown_once_opens_the_door_and_is_revoked()
    {
        var page = Open<AccountsPage>("admin/accounts?kind=machine&act=start-key");
        await FillAsync(page, ("name", "热线对接"), ("role", "hotline"));
        await PickAsync(page, "unit", "CS");
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".secret code")), TimeSpan.FromSeconds(10));
        var secret = ApiKeySecret.Parse(page.Find(".secret code").TextContent)!;
        var holder = await City.Services.GetRequiredService<ApiKeys>().FindAsync(secret);
        Assert.Equal(("热线对接", Role.Hotline), (holder!.Name, holder.Post.Role));
        Assert.Contains(secret.Prefix, page.Find("table.rows").TextContent, StringComparison.Ordinal);
        Navigation.NavigateTo($"admin/accounts?kind=machine&id={holder.Account}&act=revoke");
        page.WaitForState(() => page.FindAll("form.act-form").Count == 1, TimeSpan.FromSeconds(10));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains(Screens.Word(KeyState.Revoked), page.Find("aside .facts").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Null(await City.Services.GetRequiredService<ApiKeys>().FindAsync(secret));
    }

    [Fact]
    public async Task pages_of_people_follow_each_other_without_a_gap()
    {
        for (var n = 0; n < 3; n++) await PersonAsync("一页里的人");
        var people = City.Services.GetRequiredService<PeopleList>();
        var all = await people.PageAsync("一页里的人", null, 100);
        var walked = new List<PersonLine>();
        while (await people.PageAsync("一页里的人", walked.LastOrDefault()?.Id, 1) is [var one]) walked.Add(one);
        Assert.Equal(3, all.Count);
        Assert.Equal(all.Select(p => p.Id), walked.Select(p => p.Id));
    }

    [Fact]
    public async Task pages_of_keys_follow_each_other_without_a_gap()
    {
        for (var n = 0; n < 3; n++) (await City.MachineAsync(Role.Kiosk, "YS", $"同名终端{n % 2}")).Dispose();
        var machines = City.Services.GetRequiredService<MachineList>();
        var all = await machines.PageAsync("同名终端", null, 100);
        var walked = new List<MachineLine>();
        while (await machines.PageAsync("同名终端", walked.LastOrDefault()?.Account, 1) is [var one]) walked.Add(one);
        Assert.Equal(3, all.Count);
        Assert.Equal(all.Select(m => m.Prefix), walked.Select(m => m.Prefix));
    }
}

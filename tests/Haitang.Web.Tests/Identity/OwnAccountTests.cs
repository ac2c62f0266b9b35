using System.Net;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

/// <summary>我的账号: what a person changes about himself, on a plain page.</summary>
public sealed class OwnAccountTests(TestCity city) : IClassFixture<TestCity>
{
    private const string Page = "/account/me";
    private const string Better = "更好记的一句话 2027";

    [Fact]
    public async Task a_new_password_opens_the_door_keeps_this_session_and_ends_the_others()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var here = await Browser.SignedInAsync(city, userName);
        using var elsewhere = await Browser.SignedInAsync(city, userName);
        var answer = await ChangeAsync(here, TestCity.Password, Better, Better);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith("/account/me?done=password", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("密码已改好", await here.ReadAsync(Page + "?done=password"), StringComparison.Ordinal);
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
        using var again = new Browser(city);
        Assert.NotEqual("/", (await again.SignInAsync(userName, TestCity.Password)).Headers.Location?.OriginalString);
        Assert.Equal("/", (await again.SignInAsync(userName, Better)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task on_another_node_too_this_session_goes_on_and_the_others_end()
    {
        await using var other = await city.StartNodeAsync();
        var (account, userName) = await city.PersonAsync(TownPost);
        using var here = await Browser.SignedInAsync(city, userName);
        var there = (AccountLiveness)other.Services.GetService(typeof(AccountLiveness))!;
        var before = await city.PrincipalAsync(account);
        Assert.True(await there.HoldsAsync(before));
        await ChangeAsync(here, TestCity.Password, Better, Better);
        Assert.True(await there.HoldsAsync(await city.PrincipalAsync(account)));
        Assert.False(await there.HoldsAsync(before));
        await other.StopAsync();
    }

    [Theory]
    [InlineData("错的原密码", Better, Better, "old", "原密码不对。")]
    [InlineData(TestCity.Password, "短", "短", "password", "密码至少 10 个字符。")]
    [InlineData(TestCity.Password, "1234567890", "1234567890", "password", "这个密码太常见")]
    [InlineData(TestCity.Password, TestCity.Password, TestCity.Password, "password", "和原来的一样")]
    [InlineData(TestCity.Password, Better, Better + "?", "again", "两次输入的新密码不一样。")]
    public async Task what_is_wrong_stands_at_its_field_and_no_password_is_written_back(string old, string password, string again, string field, string words)
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        var answer = await ChangeAsync(browser, old, password, again);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"id=\"{field}-wrong\">{words}", page, StringComparison.Ordinal);
        foreach (var secret in (string[])[old, password, again]) Assert.DoesNotContain($"value=\"{secret}\"", page, StringComparison.Ordinal);
        using var still = await Browser.SignedInAsync(city, userName);
    }

    [Fact]
    public async Task guessing_the_old_password_locks_out_like_the_sign_in()
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        for (var n = 0; n < Attempts.Most; n++) await ChangeAsync(browser, $"猜测的密码 {n}", Better, Better);
        Assert.True(await city.AskAsync<bool>("select lockout_end > now() from haitang.users where id = $1", account));
        var right = await ChangeAsync(browser, TestCity.Password, Better, Better);
        Assert.Contains("原密码不对。", WebUtility.HtmlDecode(await right.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_name_is_changed_at_once_and_what_is_wrong_with_it_is_said_beside_what_was_typed()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        var refused = await RenameAsync(browser, new string('长', 61));
        Assert.Contains($"value=\"{new string('长', 61)}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await RenameAsync(browser, " 王小样 ")).StatusCode);
        Assert.Contains("value=\"王小样\"", await browser.ReadAsync(Page), StringComparison.Ordinal);
        Assert.Contains("王小样", await browser.ReadAsync("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_without_its_token_changes_nothing_and_a_stranger_is_led_to_the_sign_in()
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        var forged = await browser.SendFormWithoutTokenAsync(Page, ("_handler", "name"), ("displayName", "假的"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("王样例", await city.AskAsync<string>("select display_name from haitang.users where id = $1", account));
        using var stranger = new Browser(city);
        Assert.StartsWith("/account/sign-in", (await stranger.Client.GetAsync(Page)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ChangeAsync(Browser browser, string old, string password, string again) =>
        browser.SendFormAsync(Page, ("_handler", "password"), ("old", old), ("password", password), ("again", again));

    private static Task<HttpResponseMessage> RenameAsync(Browser browser, string name) =>
        browser.SendFormAsync(Page, ("_handler", "name"), ("displayName", name));
}

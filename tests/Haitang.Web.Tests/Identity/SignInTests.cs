using System.Diagnostics;
using System.Net;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class SignInTests(TestCity city) : IClassFixture<TestCity>
{
    private const string Refused = "/account/sign-in?outcome=failed&returnUrl=%2F";

    [Fact]
    public async Task with_name_and_password_one_comes_in()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = new Browser(city);
        var answer = await browser.SignInAsync(userName.ToUpperInvariant(), TestCity.Password);
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True(await browser.IsSignedInAsync());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("haitang=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task wrong_name_wrong_password_and_disabled_account_sound_the_same_and_take_as_long()
    {
        var (disabled, disabledName) = await city.PersonAsync(TownPost);
        await city.DoneAsync(Haitang.Domain.Decisions.Actor.System, new DisableAccount { Reason = DisableReason.Left }, disabled);
        var (_, userName) = await city.PersonAsync(TownPost);
        foreach (var (name, password) in new[] { ("nobody", "x"), (userName, "wrong"), (disabledName, TestCity.Password), ("", "") })
        {
            using var browser = new Browser(city);
            var began = Stopwatch.StartNew();
            var answer = await browser.SignInAsync(name, password);
            // A timer may end some milliseconds early by another clock.
            Assert.InRange(began.Elapsed, PasswordSignIn.FailureTime - TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
            Assert.Equal((HttpStatusCode.Found, Refused), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Null(browser.SignIn);
        }
    }

    [Fact]
    public async Task five_failures_lock_out_for_a_quarter_of_an_hour()
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = new Browser(city);
        for (var n = 0; n < Attempts.Most; n++) await browser.SignInAsync(userName, "wrong");
        Assert.Equal(Refused, (await browser.SignInAsync(userName, TestCity.Password)).Headers.Location?.OriginalString);
        Assert.InRange(
            await city.AskAsync<TimeSpan>("select lockout_end - now() from haitang.users where id = $1", account),
            Attempts.Locked - TimeSpan.FromMinutes(1), Attempts.Locked);

        await city.RunAsync("update haitang.users set lockout_end = now() where id = $1", account);
        Assert.Equal("/", (await browser.SignInAsync(userName, TestCity.Password)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task a_success_forgives_the_failures_before_it()
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = new Browser(city);
        await browser.SignInAsync(userName, "wrong");
        Assert.Equal(1, await city.AskAsync<int>("select access_failed_count from haitang.users where id = $1", account));
        await browser.SignInAsync(userName, TestCity.Password);
        Assert.Equal(0, await city.AskAsync<int>("select access_failed_count from haitang.users where id = $1", account));
    }

    [Fact]
    public async Task many_attempts_at_once_are_no_more_than_five_guesses()
    {
        var (account, _) = await city.PersonAsync(TownPost);
        var counted = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ =>
            city.WithAsync((Attempts attempts) => attempts.CountAsync(account, TestContext.Current.CancellationToken))));
        Assert.Equal(Attempts.Most, counted.Count(c => c));
    }

    [Fact]
    public async Task without_a_post_one_is_told_so()
    {
        var (_, userName) = await city.PersonAsync();
        using var browser = new Browser(city);
        var answer = await browser.SignInAsync(userName, TestCity.Password);
        Assert.Equal("/account/sign-in?outcome=no-post&returnUrl=%2F", answer.Headers.Location?.OriginalString);
        Assert.Contains("岗位", await browser.ReadAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk?unit=1", "/desk?unit=1")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task after_sign_in_one_goes_on_within_the_house(string asked, string gone)
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = new Browser(city);
        Assert.Equal(gone, (await browser.SignInAsync(userName, TestCity.Password, asked)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task a_form_from_elsewhere_signs_nobody_in()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = new Browser(city);
        var answer = await browser.SendFormWithoutTokenAsync("/account/sign-in", ("userName", userName), ("password", TestCity.Password));
        Assert.Equal("/account/sign-in?outcome=stale&returnUrl=%2F", answer.Headers.Location?.OriginalString);
        Assert.Null(browser.SignIn);
    }

    [Theory]
    [InlineData("zh-CN", "用户名")]
    [InlineData("en", "User name")]
    public async Task the_page_speaks_the_readers_language(string language, string word)
    {
        using var browser = new Browser(city.Address, language);
        Assert.Contains(word, await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }
}

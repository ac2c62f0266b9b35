using System.Net;
using System.Security.Claims;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class SessionTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task one_changes_to_a_post_that_one_holds()
    {
        var (_, userName) = await city.PersonAsync(TownPost, SecretaryPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        var before = browser.SignIn!.Value;
        var unit = await city.UnitAsync("YS");
        var answer = await browser.SendFormAsync("/account/post", ("post", $"secretary:{unit}"));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.NotEqual(before, browser.SignIn!.Value);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Theory]
    [InlineData("centre")]
    [InlineData("mayor")]
    public async Task one_changes_to_no_other_post(string role)
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        var answer = await browser.SendFormAsync("/account/post", ("post", $"{role}:{await city.UnitAsync("CS")}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task signing_out_takes_the_cookie_away()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        await browser.SendFormWithoutTokenAsync("/account/sign-out");
        Assert.True(await browser.IsSignedInAsync());
        var answer = await browser.SendFormAsync("/account/sign-out");
        Assert.Equal("/account/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Null(browser.SignIn);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task a_copy_of_the_cookie_ends_with_the_session_that_it_was_taken_from_and_no_other_does()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        using var elsewhere = await Browser.SignedInAsync(city, userName);
        await browser.SendFormAsync("/language", ("language", "en"));
        using var copy = browser.Copy();
        Assert.True(await copy.IsSignedInAsync());

        await browser.SendFormAsync("/account/sign-out");
        Assert.False(await copy.IsSignedInAsync());
        Assert.True(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task what_stays_open_learns_of_a_sign_out_and_other_nodes_within_half_a_minute()
    {
        var (account, _) = await city.PersonAsync(TownPost);
        var (liveness, clock, principal) = await WatchAsync(account);
        Assert.True(await liveness.HoldsAsync(principal));
        await city.Services.GetRequiredService<EndedSessions>().EndAsync(principal, TestContext.Current.CancellationToken);
        Assert.True(await liveness.HoldsAsync(principal));
        clock.Pass(AccountLiveness.Trusted);
        Assert.False(await liveness.HoldsAsync(principal));
        Assert.False(await liveness.HoldsNowAsync(principal));
    }

    [Fact]
    public async Task ended_sessions_are_remembered_until_no_cookie_of_theirs_can_be_left()
    {
        var (account, _) = await city.PersonAsync(TownPost);
        var (liveness, _, principal) = await WatchAsync(account);
        var ended = city.Services.GetRequiredService<EndedSessions>();
        await ended.EndAsync(principal, TestContext.Current.CancellationToken);
        await AgeAsync("15 hours 59 minutes");
        await ended.ForgetOldAsync(TestContext.Current.CancellationToken);
        Assert.False(await liveness.HoldsNowAsync(principal));
        await AgeAsync("2 minutes");
        Assert.NotEqual(0, await ended.ForgetOldAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from haitang.ended_sessions where account = $1", account));

        Task AgeAsync(string by) => city.RunAsync($"update haitang.ended_sessions set ended_at = ended_at - interval '{by}' where account = $1", account);
    }

    [Fact]
    public async Task what_stays_open_learns_at_once_that_the_account_is_disabled()
    {
        var (account, _) = await city.PersonAsync(TownPost);
        var (liveness, _, principal) = await WatchAsync(account);
        Assert.True(await liveness.HoldsNowAsync(principal));
        await city.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Misused }, account);
        Assert.False(await liveness.HoldsNowAsync(principal));
        await city.DoneAsync(Actor.System, new RestoreAccount(), account);
        Assert.True(await liveness.HoldsNowAsync(principal));
    }

    [Fact]
    public async Task requests_learn_within_half_a_minute_that_the_post_has_ended()
    {
        var (account, _) = await city.PersonAsync(TownPost, SecretaryPost);
        var (liveness, clock, principal) = await WatchAsync(account);
        Assert.True(await liveness.HoldsAsync(principal));
        await city.DoneAsync(Actor.System, new EndPost { Role = Role.Town, Unit = "YS" }, account);
        clock.Pass(AccountLiveness.Trusted - TimeSpan.FromMilliseconds(1));
        Assert.True(await liveness.HoldsAsync(principal));
        clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.False(await liveness.HoldsAsync(principal));
    }

    [Fact]
    public async Task a_new_password_ends_the_sessions_of_the_old_one_and_a_lockout()
    {
        const string Another = "另一个更长的口令 2027";
        var (account, userName) = await city.PersonAsync(TownPost);
        var (liveness, _, principal) = await WatchAsync(account);
        await city.RunAsync("update haitang.users set lockout_end = now() + interval '5 minutes' where id = $1", account);
        Assert.IsType<CommandAnswer.Done>(await city.WithAsync((PersonAccounts people) =>
            people.ResetPasswordAsync(account, Another, Actor.System, Guid.CreateVersion7())));
        Assert.False(await liveness.HoldsNowAsync(principal));
        using var browser = new Browser(city);
        Assert.Equal("/", (await browser.SignInAsync(userName, Another)).Headers.Location?.OriginalString);
        Assert.NotEqual("/", (await browser.SignInAsync(userName, TestCity.Password)).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/account/post", "post", "town:")]
    [InlineData("/language", "language", "en")]
    public async Task a_session_of_the_old_password_does_not_go_on_with_another_post_or_language(string path, string field, string value)
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        Assert.True(await browser.IsSignedInAsync());
        Assert.IsType<CommandAnswer.Done>(await city.WithAsync((PersonAccounts people) =>
            people.ResetPasswordAsync(account, "另一个更长的口令 2027", Actor.System, Guid.CreateVersion7())));
        await browser.SendFormAsync(path, (field, value.EndsWith(':') ? value + await city.UnitAsync("YS") : value));
        Assert.Null(browser.SignIn);
        Assert.False(await browser.IsSignedInAsync());
        await using var fresh = await city.StartNodeAsync();
        Assert.False((await browser.Client.GetAsync(new Uri(new(fresh.Urls.First()), "/account/antiforgery"))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task a_page_of_somebody_who_left_leads_to_the_sign_in()
    {
        var (account, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        await city.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Left }, account);
        await city.WithAsync((AccountLiveness liveness) => liveness.ReadAsync(account));
        var answer = await browser.Client.GetAsync("/account/antiforgery");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/account/sign-in?returnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Null(browser.SignIn);
    }

    [Fact]
    public async Task the_chosen_language_goes_with_the_account()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var one = await Browser.SignedInAsync(city, userName);
        await one.SendFormAsync("/language", ("language", "en"));
        Assert.Contains("User name", await one.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
        using var other = await Browser.SignedInAsync(city, userName);
        Assert.Contains("User name", await other.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    /// <summary>The liveness of somebody signed in to his first post, with a clock of its own.</summary>
    private async Task<(AccountLiveness Liveness, ManualClock Clock, ClaimsPrincipal Principal)> WatchAsync(Guid account)
    {
        var clock = new ManualClock();
        var liveness = new AccountLiveness(
            city.Services.GetRequiredService<AccountRows>(), city.Services.GetRequiredService<NpgsqlDataSource>(), clock);
        return (liveness, clock, await city.PrincipalAsync(account));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class ApiKeyTests(TestCity city) : IClassFixture<TestCity>
{
    private const string Somewhere = "/api/v1/units";

    [Fact]
    public async Task a_machine_comes_in_with_its_key()
    {
        var key = await OpenAsync(Role.Hotline, "CS");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(key.Reveal())).StatusCode);
        var holder = await city.WithAsync((ApiKeys keys) => keys.FindAsync(key));
        Assert.Equal(("12345 热线", new Post(Role.Hotline, await city.UnitAsync("CS"))), (holder!.Name, holder.Post));
    }

    [Fact]
    public async Task an_unknown_key_and_what_is_no_key_are_refused_with_a_problem()
    {
        foreach (var key in new[] { ApiKeySecret.New().Reveal(), "htk_short", "" })
        {
            var answer = await SendAsync(key);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
            Assert.Equal("http.unauthorized", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task a_revoked_key_is_dead_at_once_and_its_account_disabled()
    {
        var key = await OpenAsync(Role.Hotline, "CS");
        var revoked = await city.WithAsync((MachineAccounts machines) =>
            machines.RevokeAsync(key.Prefix, DisableReason.Compromised, Actor.System, Guid.CreateVersion7()));
        Assert.Equal(["account_disabled"], Assert.IsType<CommandAnswer.Done>(revoked).Read().Events);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key.Reveal())).StatusCode);
        var line = Assert.Single(await city.WithAsync((ApiKeys keys) => keys.ListAsync()), k => k.Prefix == key.Prefix);
        Assert.NotNull(line.RevokedAt);
        // Restoring the account does not bring the key back.
        await city.DoneAsync(Actor.System, new RestoreAccount(), line.Account);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key.Reveal())).StatusCode);
    }

    [Fact]
    public async Task an_expired_key_is_dead()
    {
        var key = await OpenAsync(Role.Hotline, "CS");
        await city.RunAsync("update haitang.api_keys set expires_at = now() where prefix = $1", key.Prefix);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key.Reveal())).StatusCode);
    }

    [Fact]
    public async Task a_key_ends_with_its_account_and_with_its_post()
    {
        var (one, other) = (await OpenAsync(Role.Hotline, "CS"), await OpenAsync(Role.Kiosk, "YS"));
        await city.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Other }, await AccountAsync(one));
        await city.DoneAsync(Actor.System, new EndPost { Role = Role.Kiosk, Unit = "YS" }, await AccountAsync(other));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(one.Reveal())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(other.Reveal())).StatusCode);
    }

    [Fact]
    public async Task a_key_beside_a_cookie_is_refused()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        browser.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await OpenAsync(Role.Hotline, "CS")).Reveal());
        var answer = await browser.Client.GetAsync(Somewhere);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("http.key_and_cookie", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task keys_are_for_machines()
    {
        var (answer, key) = await city.WithAsync((MachineAccounts machines) => machines.OpenAsync(
            new NewMachine("小王", Role.Admin, "CS", DateTimeOffset.UtcNow.AddDays(1)), Actor.System, Guid.CreateVersion7()));
        Assert.Equal("account.role_for_people", Assert.Single(Assert.IsType<CommandAnswer.Refused>(answer).Reasons).Code);
        Assert.Null(key);
    }

    [Fact]
    public async Task a_repeated_order_makes_no_second_key()
    {
        var id = Guid.CreateVersion7();
        var machine = new NewMachine("repeat", Role.Hotline, "CS", DateTimeOffset.UtcNow.AddDays(1));
        var (_, first) = await city.WithAsync((MachineAccounts machines) => machines.OpenAsync(machine, Actor.System, id));
        var (answer, second) = await city.WithAsync((MachineAccounts machines) => machines.OpenAsync(machine, Actor.System, id));
        Assert.NotNull(first);
        Assert.True(Assert.IsType<CommandAnswer.Done>(answer).Repeated);
        Assert.Null(second);
        Assert.Single(await city.WithAsync((ApiKeys keys) => keys.ListAsync()), k => k.Name == "repeat");
    }

    [Fact]
    public async Task use_is_noted_to_the_hour()
    {
        var key = await OpenAsync(Role.Hotline, "CS");
        await SendAsync(key.Reveal());
        var noted = await UsedAsync(key);
        Assert.NotNull(noted);
        await SendAsync(key.Reveal());
        Assert.Equal(noted, await UsedAsync(key));
        await city.RunAsync("update haitang.api_keys set last_used_at = last_used_at - interval '61 minutes' where prefix = $1", key.Prefix);
        await SendAsync(key.Reveal());
        Assert.True(await UsedAsync(key) >= noted);
    }

    [Fact]
    public async Task the_secret_stands_nowhere_in_the_database()
    {
        var key = await OpenAsync(Role.Hotline, "CS");
        var secret = key.Reveal()[4..];
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from haitang.api_keys k where k::text like '%' || $1 || '%'", secret));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from haitang.mt_events e where e.data::text like '%' || $1 || '%'", secret));
    }

    private async Task<ApiKeySecret> OpenAsync(Role role, string unit)
    {
        var (answer, key) = await city.WithAsync((MachineAccounts machines) => machines.OpenAsync(
            new NewMachine("12345 热线", role, unit, DateTimeOffset.UtcNow.AddDays(30)), Actor.System, Guid.CreateVersion7()));
        Assert.IsType<CommandAnswer.Done>(answer);
        return key!;
    }

    private async Task<Guid> AccountAsync(ApiKeySecret key) => (await city.WithAsync((ApiKeys keys) => keys.AccountOfAsync(key.Prefix)))!.Value;

    private async Task<DateTimeOffset?> UsedAsync(ApiKeySecret key) =>
        Assert.Single(await city.WithAsync((ApiKeys keys) => keys.ListAsync()), k => k.Prefix == key.Prefix).LastUsedAt;

    private async Task<HttpResponseMessage> SendAsync(string key)
    {
        using var client = new HttpClient { BaseAddress = city.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, Somewhere);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        return await client.SendAsync(request);
    }
}

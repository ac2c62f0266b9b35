using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Cli;

namespace Haitang.Web.Tests.Identity;

public sealed class AccountVerbTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task an_account_is_opened_listed_reset_and_disabled()
    {
        var opened = await RunAsync("account", "add", "verb.person", "--display", "张样例", "--role", "town", "--unit", "YS");
        Assert.Equal(0, opened.Code);
        Assert.True(await ComesInAsync(opened.Answer.GetProperty("password").GetString()!));

        var listed = Assert.Single((await RunAsync("account", "list")).Answer.EnumerateArray(), a => a.GetProperty("userName").GetString() == "verb.person");
        Assert.Equal("town@YS", Assert.Single(listed.GetProperty("posts").EnumerateArray()).GetString());

        var reset = await RunAsync("account", "reset", "verb.person");
        Assert.True(await ComesInAsync(reset.Answer.GetProperty("password").GetString()!));
        Assert.False(await ComesInAsync(opened.Answer.GetProperty("password").GetString()!));

        Assert.Equal(0, (await RunAsync("account", "disable", "verb.person", "--reason", "left")).Code);
        Assert.False(await ComesInAsync(reset.Answer.GetProperty("password").GetString()!));
    }

    [Fact]
    public async Task a_refusal_is_told_in_english_with_code_1()
    {
        var refused = await RunAsync("account", "add", "wrong.post", "--display", "张样例", "--role", "town", "--unit", "CS");
        Assert.Equal(1, refused.Code);
        var error = Assert.Single(refused.Answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("account.role_elsewhere", error.GetProperty("code").GetString());
        Assert.Equal(1, (await RunAsync("account", "reset", "nobody.at.all")).Code);
    }

    [Theory]
    [InlineData("account", "add", "x", "--display", "x", "--role", "hotline", "--unit", "CS")]
    [InlineData("account", "add", "x")]
    [InlineData("api-key", "create", "--name", "x", "--role", "admin", "--unit", "CS")]
    public async Task wrong_use_is_told_with_code_2(params string[] arguments) =>
        Assert.Equal(2, (await HaitangProgram.RunAsync(arguments)).Code);

    [Fact]
    public async Task a_key_is_made_shown_once_and_revoked()
    {
        var made = await RunAsync("api-key", "create", "--name", "热线系统", "--role", "hotline", "--unit", "CS");
        var key = ApiKeySecret.Parse(made.Answer.GetProperty("key").GetString()!)!;
        Assert.Equal(Role.Hotline, (await city.WithAsync((ApiKeys keys) => keys.FindAsync(key)))!.Post.Role);

        var listed = await HaitangProgram.RunAsync(["api-key", "list", "--json"], Database);
        Assert.Contains(key.Prefix, listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Reveal(), listed.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("api-key", "revoke", key.Prefix, "--reason", "compromised")).Code);
        Assert.Null(await city.WithAsync((ApiKeys keys) => keys.FindAsync(key)));
        Assert.Equal(1, (await RunAsync("api-key", "revoke", "htk_unknown")).Code);
    }

    private (string, string)[] Database =>
        [("ConnectionStrings__Haitang", city.ConnectionString), ("Haitang__Privacy__MasterKeyFile", city.MasterKeyFile)];

    private async Task<bool> ComesInAsync(string password)
    {
        using var browser = new Browser(city);
        return (await browser.SignInAsync("verb.person", password)).Headers.Location?.OriginalString == "/";
    }

    private async Task<(int Code, JsonElement Answer)> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await HaitangProgram.RunAsync([.. arguments, "--json"], Database);
        Assert.True(output.Length > 0, error);
        return (code, JsonDocument.Parse(output).RootElement);
    }
}

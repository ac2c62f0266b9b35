using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Identity;

public sealed class AntiforgeryTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly object AChannel = new { city = "CS", code = "letters", name = "来信来访", nameEn = "Letters and visits" };

    [Fact]
    public async Task a_change_by_cookie_needs_the_token_and_one_from_elsewhere_has_none()
    {
        var (_, userName) = await city.PersonAsync(new NewPost(Role.Admin, "CS"));
        using var browser = await Browser.SignedInAsync(city, userName);
        var without = await browser.Client.PostAsJsonAsync("/api/v1/channels", AChannel);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal("http.antiforgery", (await without.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());

        browser.Client.DefaultRequestHeaders.Add(AntiforgeryForCookies.Header, await browser.ScriptTokenAsync());
        Assert.Equal(HttpStatusCode.Created, (await browser.Client.PostAsJsonAsync("/api/v1/channels", AChannel)).StatusCode);
    }

    [Fact]
    public async Task another_persons_token_does_not_do()
    {
        var (_, one) = await city.PersonAsync(new NewPost(Role.Admin, "CS"));
        var (_, other) = await city.PersonAsync(new NewPost(Role.Admin, "CS"));
        using var his = await Browser.SignedInAsync(city, one);
        using var hers = await Browser.SignedInAsync(city, other);
        his.Client.DefaultRequestHeaders.Add(AntiforgeryForCookies.Header, await hers.ScriptTokenAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await his.Client.PostAsJsonAsync("/api/v1/channels", AChannel)).StatusCode);
    }

    [Fact]
    public async Task reading_by_cookie_needs_no_token()
    {
        var (_, userName) = await city.PersonAsync(new NewPost(Role.Admin, "CS"));
        using var browser = await Browser.SignedInAsync(city, userName);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/api/v1/channels")).StatusCode);
    }

    [Fact]
    public async Task a_machine_needs_no_token()
    {
        using var machine = await city.MachineAsync(Role.Hotline, "CS");
        // The verb is not a machine's: it came past the token and was refused by the rights.
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.PostAsJsonAsync("/api/v1/channels", AChannel)).StatusCode);
    }

    [Fact]
    public async Task nobody_is_told_to_sign_in_as_programs_are_told()
    {
        using var client = new HttpClient { BaseAddress = city.Address };
        var answer = await client.GetAsync("/api/v1/channels");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("http.unauthorized", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}

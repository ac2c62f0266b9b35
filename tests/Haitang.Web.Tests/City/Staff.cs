using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.Identity;

namespace Haitang.Web.Tests.City;

/// <summary>Somebody at a post who works over REST: signed in with a cookie, with the token for scripts.</summary>
internal sealed class Staff : IDisposable
{
    private readonly Browser _browser;

    private Staff(Browser browser) => _browser = browser;

    public HttpClient Client => _browser.Client;

    public static async Task<Staff> AtAsync(TestCity city, Role role, string unit)
    {
        await city.ActorAsync(role, unit);
        var browser = await Browser.SignedInAsync(city, TestCity.UserName(role, unit));
        browser.Client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await browser.ScriptTokenAsync());
        return new(browser);
    }

    /// <summary>Sends a command and expects this answer.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>("/api/v1/" + path);

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Client.GetAsync("/api/v1/" + path);
        return answer.StatusCode;
    }

    public void Dispose() => _browser.Dispose();
}

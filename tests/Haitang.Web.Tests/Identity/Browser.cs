using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Identity;

/// <summary>A browser without script: keeps cookies, sends forms with their token, follows no redirect by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public Browser(Uri address, string language = "zh-CN")
    {
        Client = new HttpClient(_handler) { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public Browser(TestCity city) : this(city.Address)
    {
    }

    public HttpClient Client { get; }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>The cookie of the sign-in; null without one.</summary>
    public Cookie? SignIn => Cookies.SingleOrDefault(c => c is { Name: "haitang", Expired: false });

    public static async Task<Browser> SignedInAsync(TestCity city, string userName)
    {
        var browser = new Browser(city);
        var answer = await browser.SignInAsync(userName, TestCity.Password);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>Somebody else with all that this one's requests carry.</summary>
    public Browser Copy()
    {
        var copy = new Browser(Client.BaseAddress!);
        copy._handler.CookieContainer.Add(Cookies);
        return copy;
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string password, string? returnUrl = null) =>
        SendFormAsync("/account/sign-in", ("userName", userName), ("password", password), ("returnUrl", returnUrl ?? ""));

    /// <summary>Sends a form with the token of the sign-in page, which everybody may see.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync("/account/sign-in");
        var token = Token().Match(page).Groups["token"].Value;
        return await SendFormWithoutTokenAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task<HttpResponseMessage> SendFormWithoutTokenAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Client.PostAsync(path, form);
    }

    /// <summary>A page as a person reads it.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await Client.GetStringAsync(path));

    /// <summary>The token for scripts; fails without a sign-in.</summary>
    public async Task<string> ScriptTokenAsync() =>
        (await Client.GetFromJsonAsync<JsonElement>("/account/antiforgery")).GetProperty("token").GetString()!;

    /// <summary>Whether the next request finds the person signed in.</summary>
    public async Task<bool> IsSignedInAsync() => (await Client.GetAsync("/account/antiforgery")).IsSuccessStatusCode;

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

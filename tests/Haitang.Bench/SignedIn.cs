using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Haitang.Bench;

/// <summary>Somebody of the city who is signed in by cookie, over connections that are kept alive.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;
    private string _token = "";

    private SignedIn(Uri address) => _client = new(_handler) { BaseAddress = address };

    /// <summary>What a request of hers carries, each line with its end.</summary>
    public string Headers => $"Cookie: {string.Join("; ", _handler.CookieContainer.GetAllCookies().Select(c => $"{c.Name}={c.Value}"))}\r\nX-CSRF-TOKEN: {_token}\r\n";

    public static async Task<SignedIn> AsAsync(string userName, BenchCity city)
    {
        var person = new SignedIn(city.Address);
        var page = await person._client.GetStringAsync("/account/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = userName,
            ["password"] = city.Password,
            ["__RequestVerificationToken"] = Field().Match(page).Groups["token"].Value,
        });
        using var answer = await person._client.PostAsync("/account/sign-in", form);
        person._token = (await person._client.GetFromJsonAsync<JsonElement>("/account/antiforgery")).GetProperty("token").GetString()!;
        return person;
    }

    public Task<JsonElement> ReadAsync(string path) => _client.GetFromJsonAsync<JsonElement>(path);

    public async Task FetchAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}

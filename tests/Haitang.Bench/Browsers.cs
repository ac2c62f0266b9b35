using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Haitang.Bench;

/// <summary>People who are signed in by cookie and send reports, each over a connection that is kept alive.</summary>
internal sealed partial class Browsers : IDisposable
{
    private readonly RawHttp[] _connections;

    private Browsers(RawHttp[] connections) => _connections = connections;

    public static async Task<Browsers> SignInAsync(BenchCity city, IReadOnlyList<Guid> tickets)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = city.Address };
        var page = await client.GetStringAsync("/account/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = BenchCity.Grid,
            ["password"] = city.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        });
        using var answer = await client.PostAsync("/account/sign-in", form);
        var token = (await client.GetFromJsonAsync<JsonElement>("/account/antiforgery")).GetProperty("token").GetString();
        var cookies = string.Join("; ", handler.CookieContainer.GetAllCookies().Select(c => $"{c.Name}={c.Value}"));
        var body = JsonSerializer.Serialize(new { text = Progress.Words, percent = 40, @public = true });
        return new([.. tickets.Select(ticket => new RawHttp(
            city.Address, $"/api/v1/tickets/{ticket}/report-progress", $"Cookie: {cookies}\r\nX-CSRF-TOKEN: {token}\r\nAccept-Language: zh-CN\r\n", body))]);
    }

    public Task ReportAsync(int client) => _connections[client].PostAsync(Guid.CreateVersion7());

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

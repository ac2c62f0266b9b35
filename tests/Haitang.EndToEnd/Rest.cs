using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>The REST API in the name of somebody who is signed in at a browser.</summary>
internal sealed class Rest : IDisposable
{
    private const int MostAttempts = 5;
    private readonly HttpClientHandler _handler;
    private readonly HttpClient _client;

    private Rest(HttpClientHandler handler, Uri address) =>
        (_handler, _client) = (handler, new HttpClient(handler) { BaseAddress = address });

    public static async Task<Rest> OfAsync(IPage page, Uri address)
    {
        var handler = new HttpClientHandler();
        foreach (var cookie in await page.Context.CookiesAsync()) handler.CookieContainer.Add(address, new System.Net.Cookie(cookie.Name, cookie.Value));
        var rest = new Rest(handler, address);
        var token = (await rest._client.GetFromJsonAsync<JsonElement>("/account/antiforgery")).GetProperty("token").GetString();
        rest._client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        return rest;
    }

    public async Task GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What a busy host did not answer in time is sent again under the same key.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task PostAsync(string path, object body)
    {
        var key = Guid.CreateVersion7().ToString();
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } };
            using var answer = await _client.SendAsync(request);
            if (answer.IsSuccessStatusCode) return;
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable && attempt < MostAttempts) continue;
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }
}

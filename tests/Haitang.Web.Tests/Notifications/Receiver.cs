using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Haitang.Web.Tests.Notifications;

/// <summary>The other side: a small server on loopback that keeps what comes and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Received> _all = [];
    private WebApplication? _app;
    private Uri? _address;

    /// <summary>Where it listens, or listened.</summary>
    public Uri Address => _address!;

    /// <summary>The status for each delivery; told how many of the same key came before it.</summary>
    public Func<Received, int, HttpStatusCode> Answer { get; set; } = (_, _) => HttpStatusCode.OK;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(_address is null ? "http://127.0.0.1:0" : _address.GetLeftPart(UriPartial.Authority));
        _app.Run(TakeAsync);
        await _app.StartAsync();
        _address = new Uri(new Uri(_app.Urls.First()), "/cases");
    }

    public async Task StopAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Everything about one case, in the order of arrival.</summary>
    public IReadOnlyList<Received> Of(string externalRef)
    {
        lock (_gate) return [.. _all.Where(r => r.ExternalRef == externalRef)];
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var one = new Received(
            http.Request.Path, http.Request.ContentType!, await reader.ReadToEndAsync(), http.Request.Headers["X-Haitang-Signature"]!,
            Guid.Parse(http.Request.Headers["Idempotency-Key"]!));
        lock (_gate)
        {
            var before = _all.Count(r => r.Key == one.Key);
            one = one with { Status = Answer(one, before) };
            _all.Add(one);
        }

        http.Response.StatusCode = (int)one.Status;
        if (one.Status is HttpStatusCode.TemporaryRedirect) http.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>A delivery as it came.</summary>
internal sealed record Received(string Path, string ContentType, string Body, string Signature, Guid Key)
{
    public HttpStatusCode Status { get; init; }

    public string ExternalRef { get; } = JsonDocument.Parse(Body).RootElement.GetProperty("externalRef").GetString()!;

    public string State => Text("state");

    public string Words => Text("words");

    public string Text(string name) => JsonDocument.Parse(Body).RootElement.GetProperty(name).GetString()!;

    public IEnumerable<string> Names => JsonDocument.Parse(Body).RootElement.EnumerateObject().Select(p => p.Name);
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Haitang.EventLog;
using Haitang.Projections.Timelines;
using Haitang.Web.Notifications;
using Haitang.Web.Privacy;
using Haitang.Web.Words;

namespace Haitang.Web.Hotline;

/// <summary>Tells the hotline what happened to one of its cases: number, state, time and the words that the public may read, signed.</summary>
internal sealed class PushBack(PushBackOptions options, EventStore log, CaseKeys keys, TimeProvider time) : IOutboxTopic, IDisposable
{
    public const string Topic = "hotline";

    private readonly Uri? _address = options.Address();
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public string Name => Topic;

    public bool IsOpen => _address is not null;

    public async Task<Delivery> DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        // Messages of a time when there was an address.
        if (_address is null) return Delivery.Failed("no address configured");
        var note = JsonSerializer.Deserialize<PushBackNote>(message.Payload, PushBackNote.Json)!;
        var happened = (await log.FetchStreamAsync(message.Stream, toVersion: note.Version, fromVersion: note.Version, ct: cancel)).Single();
        var body = new PushBackBody(
            note.ExternalRef, note.Number, note.State, CityTime.Of(happened.RecordedAt), await WordsAsync(happened, cancel)).Write();

        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(PushBackSignature.Header, PushBackSignature.Of(body, options.Secret!, time.GetUtcNow()));
        request.Headers.Add("Idempotency-Key", happened.Id.ToString());
        return await SendAsync(request, cancel);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Delivery> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? Delivery.Done : Delivery.Failed($"http {(int)answer.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return Delivery.Failed(e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Delivery.Failed("timeout");
        }
    }

    private async Task<string> WordsAsync(RecordedEvent happened, CancellationToken cancel)
    {
        var key = await keys.FindAsync(happened.StreamId, cancel);
        // Ends with this method, as everything that flows with an async method.
        CultureInfo.CurrentUICulture = Language.Chinese;
        return EventWords.Say(HistoryEntry.Of(happened), key, Audience.Public);
    }
}

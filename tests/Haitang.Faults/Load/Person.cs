using System.Net.Http.Json;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Web.Tests.City;

namespace Haitang.Faults.Load;

/// <summary>Somebody at a post who works at a node. His sign-in holds at every node of the city.</summary>
internal sealed record Person(Role Role, string Unit, Staff Staff)
{
    /// <summary>Longer than anybody waits for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Asks again, with the same id, until he is told what became of it.</summary>
    public async Task<Heard> PostUntilToldAsync(Node at, string path, object body)
    {
        var (command, heard) = (Guid.CreateVersion7(), default(Heard));
        await Wait.UntilAsync(async () => !(heard = await PostAsync(at, path, body, command)).IsUnknown, Soon);
        return heard!;
    }

    /// <summary>Looks again until he is shown something.</summary>
    public async Task<Heard> GetUntilToldAsync(Node at, string path)
    {
        var heard = default(Heard);
        await Wait.UntilAsync(async () => !(heard = await GetAsync(at, path)).IsUnknown, Soon);
        return heard!;
    }

    public Task<Heard> PostAsync(Node at, string path, object body, Guid command, long? seen = null, CancellationToken gone = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(at.Address, "/api/v1/" + path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", command.ToString());
        if (seen is { } version) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return SendAsync(request, gone);
    }

    public Task<Heard> GetAsync(Node at, string path, CancellationToken gone = default) =>
        SendAsync(new(HttpMethod.Get, new Uri(at.Address, "/api/v1/" + path)), gone);

    private async Task<Heard> SendAsync(HttpRequestMessage request, CancellationToken gone)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(Patience);
        try
        {
            using (request)
            using (var answer = await Staff.Client.SendAsync(request, patience.Token))
            {
                return new(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(patience.Token), RetryAfter: answer.Headers.RetryAfter?.Delta);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(null, [], $"{e.GetType().Name}: {e.Message}");
        }
    }
}

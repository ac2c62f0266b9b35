using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>One of many who work at the same time: looks at a case, does something about it, writes down what he was told.</summary>
internal sealed class CrowdClient(Staff staff, Role role, IReadOnlyList<CrowdCase> cases, Notes notes, int seed)
{
    private const int Remembered = 50;
    private readonly Random _random = new(seed);
    private readonly List<Sent> _sent = [];

    public async Task WorkAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            var @case = cases[_random.Next(cases.Count)];
            if (_random.Next(10) == 0 && _sent.Count > 0) await RepeatAsync(_sent[_random.Next(_sent.Count)]);
            else if (_random.Next(8) == 0) await SendAsync($"appeals/{@case.Appeal}", CrowdMoves.Say(_random), null);
            else await LookAndActAsync(@case);
        }
    }

    private async Task LookAndActAsync(CrowdCase @case)
    {
        if (await GetAsync($"tickets/{@case.Ticket}") is not { } ticket) return;
        if (ticket.GetProperty("status").GetString() is "closed") await GoOnAsync(@case);
        else if (CrowdMoves.OnTicket(ticket, role, _random) is { } move)
            await SendAsync($"tickets/{@case.Ticket}", move, ticket.GetProperty("version").GetInt64());
    }

    private async Task GoOnAsync(CrowdCase @case)
    {
        if (await GetAsync($"tickets?case={@case.Appeal}&open=true") is not { } open) return;
        var tickets = open.GetProperty("tickets");
        if (tickets.GetArrayLength() > 0) @case.Ticket = tickets[0].GetProperty("id").GetGuid();
        else if (await GetAsync($"cases/{@case.Appeal}") is { } file
                 && CrowdMoves.OnAppeal(file.GetProperty("case").GetProperty("status").GetString()!, role) is { } move)
            await SendAsync($"appeals/{@case.Appeal}", move, null);
    }

    private async Task<JsonElement?> GetAsync(string path)
    {
        using var answer = await staff.Client.GetAsync("/api/v1/" + path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode is HttpStatusCode.OK) return JsonDocument.Parse(body).RootElement;
        notes.Take(Guid.Empty, path, HttpStatusCode.NotFound, body);
        return null;
    }

    private async Task SendAsync(string stream, Move move, long? seen)
    {
        var sent = new Sent($"{stream}/{move.Verb}", Guid.CreateVersion7(), move.Body, move.Versioned ? seen : null, []);
        var (code, body) = await PostAsync(sent);
        notes.Take(sent.Command, sent.Path, code, body);
        if (code is not HttpStatusCode.OK) return;
        if (_sent.Count == Remembered) _sent.RemoveAt(_random.Next(Remembered));
        _sent.Add(sent with { Answer = body });
    }

    private async Task RepeatAsync(Sent sent)
    {
        var (code, body) = await PostAsync(sent);
        notes.TakeRepeat(sent.Path, sent.Answer, code, body);
    }

    private async Task<(HttpStatusCode Code, byte[] Body)> PostAsync(Sent sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + sent.Path) { Content = JsonContent.Create(sent.Body) };
        request.Headers.Add("Idempotency-Key", sent.Command.ToString());
        if (sent.Seen is { } version) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await staff.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A request that was acknowledged, to be made again some time.</summary>
    private sealed record Sent(string Path, Guid Command, object Body, long? Seen, byte[] Answer);
}

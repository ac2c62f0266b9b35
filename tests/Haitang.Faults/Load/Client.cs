using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Web.Tests.Tickets.Crowd;

namespace Haitang.Faults.Load;

/// <summary>Looks at a case, does something about it, writes down what he was told, and asks again with the same id if he was told nothing.</summary>
internal sealed class Client(Person person, Func<Node> node, IReadOnlyList<WorkedCase> cases, Notes notes, int seed)
{
    /// <summary>Somebody thinks, or waits before he asks again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Random _random = new(seed);

    /// <param name="over">No new work; who waits for an answer still asks for it.</param>
    /// <param name="gone">Nobody asks for anything any more.</param>
    public async Task WorkAsync(CancellationToken over, CancellationToken gone)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Pause, CancellationToken.None);
            var @case = cases[_random.Next(cases.Count)];
            if (_random.Next(4) == 0) await SendAsync($"appeals/{@case.Appeal}", CrowdMoves.Say(_random), null, gone);
            else if (person.Role is Role.Town && _random.Next(4) == 0) await CollectAsync(gone);
            else await LookAndActAsync(@case, gone);
        }
    }

    private async Task LookAndActAsync(WorkedCase @case, CancellationToken gone)
    {
        var heard = await person.GetAsync(node(), $"tickets/{@case.Ticket}", gone);
        if (!heard.IsOk) return;

        var ticket = JsonDocument.Parse(heard.Body).RootElement;
        if (CrowdMoves.OnTicket(ticket, person.Role, _random) is { } move)
            await SendAsync($"tickets/{@case.Ticket}", move, ticket.GetProperty("version").GetInt64(), gone);
    }

    private Task CollectAsync(CancellationToken gone) => SendAsync("appeals", new("", new
    {
        channel = "grid-visit",
        title = "新的诉求",
        text = "路面积水",
        unit = "YS",
        subject = "anonymous",
    }), null, gone);

    private async Task SendAsync(string stream, Move move, long? seen, CancellationToken gone)
    {
        var path = move.Verb.Length == 0 ? stream : $"{stream}/{move.Verb}";
        var command = Guid.CreateVersion7();
        // Some never come back to ask: theirs stay unknown.
        var asksAgain = _random.Next(8) != 0;
        while (!notes.Take(command, path, await person.PostAsync(node(), path, move.Body, command, move.Versioned ? seen : null, gone)))
        {
            if (!asksAgain || gone.IsCancellationRequested) return;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}

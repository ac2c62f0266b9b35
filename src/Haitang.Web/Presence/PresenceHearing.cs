using System.Text.Json;
using Haitang.Web.Database;
using Haitang.Web.Identity;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Presence;

/// <summary>Hears from other nodes who is at which case there.</summary>
public sealed class PresenceHearing(
    OpenCases cases, PresenceNode node, AccountNames names, NpgsqlDataSource database, TimeProvider time, ILogger<PresenceHearing> logger) : Worker
{
    /// <summary>Two repetitions may be missed.</summary>
    public static readonly TimeSpan Good = 3 * PresenceTelling.Beat;

    /// <summary>Somebody may be renamed.</summary>
    private static readonly TimeSpan NamesGood = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Guid, string> _names = [];
    private DateTimeOffset _namesUntil;

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogInformation(e, "Cannot hear who is at other nodes; listening again");
                cases.Expire(time.GetUtcNow());
                await Task.Delay(Rest, time, stopping);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        var heard = new Queue<string>();
        await using var line = await ListeningConnection.OpenAsync(database, PresenceNotice.PgChannel, heard.Enqueue, cancel);
        await AskAsync(line, cancel);
        while (true)
        {
            if (!await line.WaitAsync(Rest, cancel)) await TryAsync(line, cancel);
            while (heard.TryDequeue(out var payload)) await TakeAsync(payload, cancel);
            cases.Expire(time.GetUtcNow());
        }
    }

    /// <summary>Asks the others who is there.</summary>
    private async Task AskAsync(ListeningConnection line, CancellationToken cancel)
    {
        await using var command = line.Ask("select pg_notify($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PresenceNotice.PgChannel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new PresenceNotice(node.Id, null, [])) });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether nobody says anything or the line is dead.</summary>
    private static async Task TryAsync(ListeningConnection line, CancellationToken cancel)
    {
        await using var command = line.Ask("select 1");
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task TakeAsync(string payload, CancellationToken cancel)
    {
        if (Read(payload) is not { } notice || notice.Node == node.Id) return;
        if (notice.Case is not { } @case)
        {
            node.Ask();
            return;
        }

        await LearnNamesAsync([.. notice.People.Select(p => p.Account)], cancel);
        cases.SeeElsewhere(
            notice.Node, @case,
            [.. notice.People.Where(p => _names.ContainsKey(p.Account)).Select(p => new AtCase(new(p.Account, _names[p.Account], p.Unit), p.Writes))],
            time.GetUtcNow() + Good);
    }

    /// <summary>Null for what no node of this version sends: anybody may send on the channel.</summary>
    private static PresenceNotice? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<PresenceNotice>(payload) is { People: not null } notice ? notice : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task LearnNamesAsync(IReadOnlyList<Guid> accounts, CancellationToken cancel)
    {
        if (_namesUntil <= time.GetUtcNow())
        {
            _names.Clear();
            _namesUntil = time.GetUtcNow() + NamesGood;
        }

        Guid[] unknown = [.. accounts.Where(account => !_names.ContainsKey(account))];
        if (unknown.Length == 0) return;
        foreach (var (account, name) in await names.OfAsync(unknown, cancel)) _names[account] = name.DisplayName;
    }
}

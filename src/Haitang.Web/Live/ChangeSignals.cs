using System.Text.Json;
using System.Threading.Channels;
using Haitang.Projections.Live;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>
/// Announces changes after their commit: at once to this node's screens, and to other nodes by one coalesced notification,
/// so that no writer waits for PostgreSQL's notification lock.
/// </summary>
public sealed class ChangeSignals(NpgsqlDataSource database, LiveFeed feed, ILogger<ChangeSignals> logger) : Worker, IChangeSignals
{
    public const string PgChannel = "haitang_changes";

    // PostgreSQL takes at most 8000 bytes; a change is about 200.
    private const int MostInOne = 24;
    private const int MostAtOnce = 40;

    /// <summary>Between notifications, so that a busy moment makes few of them; a lone change does not wait.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Guid _node = Guid.CreateVersion7();

    /// <summary>How this node's own notifications begin: what tells them from those of others.</summary>
    public string Signature => $$"""{"{{nameof(Notice.Node)}}":"{{_node}}",""";

    public void Post(Change change)
    {
        feed.Tell(change);
        _waiting.Writer.TryWrite(change);
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            var payloads = NextPayloads();
            try
            {
                // A hint needs no disk: after a crash everybody looks anew.
                await using var command = database.CreateCommand(
                    "select pg_notify($1, payload) from unnest($2) payload where set_config('synchronous_commit', 'off', true) is not null");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PgChannel });
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = payloads });
                await command.ExecuteNonQueryAsync(stopping);
            }
            catch (NpgsqlException e)
            {
                // Other nodes see by the position of the log that they have missed something.
                logger.LogWarning(e, "Could not announce {Count} notifications to other nodes", payloads.Length);
            }

            await Task.Delay(Breath, stopping);
        }
    }

    /// <summary>What waits, each stream once: who looks sees all of its changes.</summary>
    private string[] NextPayloads()
    {
        var changes = new Dictionary<Guid, Change>();
        while (changes.Count < MostInOne * MostAtOnce && _waiting.Reader.TryRead(out var change))
            changes[change.Id] = Slim(changes.TryGetValue(change.Id, out var before) ? before.And(change) : change);
        return [.. changes.Values.Chunk(MostInOne).Select(some => JsonSerializer.Serialize(new Notice(_node, some)))];
    }

    private static Change Slim(Change change) => change.Units.Count <= 6 ? change : change with { Units = [] };

    /// <summary>What goes to other nodes.</summary>
    internal sealed record Notice(Guid Node, IReadOnlyList<Change> Changes);
}

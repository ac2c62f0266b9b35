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
    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Tells this node's own notifications from those of others.</summary>
    public Guid Node { get; } = Guid.CreateVersion7();

    public void Post(Change change)
    {
        feed.Tell(change);
        _waiting.Writer.TryWrite(change);
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            var changes = new List<Change>(MostInOne);
            while (changes.Count < MostInOne && _waiting.Reader.TryRead(out var change)) changes.Add(Slim(change));
            try
            {
                await using var command = database.CreateCommand("select pg_notify($1, $2)");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PgChannel });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new Notice(Node, changes)) });
                await command.ExecuteNonQueryAsync(stopping);
            }
            catch (NpgsqlException e)
            {
                // Other nodes see by the position of the log that they have missed something.
                logger.LogWarning(e, "Could not announce {Count} changes to other nodes", changes.Count);
            }
        }
    }

    private static Change Slim(Change change) => change.Units.Count <= 6 ? change : change with { Units = [] };

    /// <summary>What goes to other nodes.</summary>
    internal sealed record Notice(Guid Node, IReadOnlyList<Change> Changes);
}

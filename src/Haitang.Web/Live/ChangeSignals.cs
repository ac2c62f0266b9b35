using System.Threading.Channels;
using Haitang.Projections.Live;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>
/// Announces changes after their commit: at once to this node's screens, and to other nodes by one coalesced notification,
/// so that no writer waits for PostgreSQL's notification lock. What cannot be announced becomes a gap.
/// </summary>
public sealed class ChangeSignals(NpgsqlDataSource database, LiveFeed feed, ChangeGaps gaps, ILogger<ChangeSignals> logger) : Worker, IChangeSignals
{
    /// <summary>In one statement.</summary>
    private const int MostAtOnce = 1000;

    /// <summary>Between notifications, so that a busy moment makes few of them; a lone change does not wait.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => gaps.Note());

    private readonly Guid _node = Guid.CreateVersion7();

    /// <summary>How this node's own notifications begin: what tells them from those of others.</summary>
    public string Signature => ChangeNotice.Beginning(_node);

    public void Post(Change change)
    {
        feed.Tell(change);
        _waiting.Writer.TryWrite(change);
    }

    public void PostUnknown() => gaps.Note();

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            var notices = Next();
            try
            {
                await ChangeNotice.SendAsync(database, notices, stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogWarning(e, "Could not announce {Count} notifications to other nodes", notices.Count);
                gaps.Note();
            }

            await Task.Delay(Breath, stopping);
        }
    }

    /// <summary>What waits, each stream once: who looks sees all of its changes.</summary>
    private IReadOnlyList<string> Next()
    {
        var changes = new Dictionary<Guid, Change>();
        while (changes.Count < MostAtOnce && _waiting.Reader.TryRead(out var change))
            changes[change.Id] = changes.TryGetValue(change.Id, out var before) ? before.And(change) : change;
        return ChangeNotice.Of(_node, changes.Values);
    }
}

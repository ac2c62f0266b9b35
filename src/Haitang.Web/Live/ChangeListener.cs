using Haitang.Web.Database;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>Hears other nodes' changes. A notification is a hint: a watch over the log's position finds what no hint told of.</summary>
public sealed class ChangeListener(NpgsqlDataSource database, LiveFeed feed, ChangeSignals signals, TimeProvider time, ILogger<ChangeListener> logger)
    : Worker
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);
    private readonly string _own = signals.Signature;
    private readonly LogEnd _heard = new();

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var own = feed.Subscribe(change => _heard.Reached(change?.Position ?? 0));
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogWarning(e, "Lost the notifications; listening again");
                await Task.Delay(Watch, time, stopping);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var line = await ListeningConnection.OpenAsync(database, ChangeNotice.PgChannel, Received, cancel);
        await WatchAsync(line, cancel);
    }

    private async Task WatchAsync(ListeningConnection line, CancellationToken cancel)
    {
        var seen = await PositionAsync(line, cancel);
        _heard.Reached(seen);
        feed.Restart(seen);
        feed.Tell(null);
        while (true)
        {
            var begun = time.GetTimestamp();
            while (Watch - time.GetElapsedTime(begun) is { } left && left > TimeSpan.Zero) await line.WaitAsync(left, cancel);
            var position = await PositionAsync(line, cancel);
            feed.Reached(position);
            // Only a gap that has lasted a whole watch counts: hints of the last moment may still be on their way.
            if (seen > _heard.Position)
            {
                _heard.Reached(seen);
                feed.Tell(null);
            }

            seen = position;
        }
    }

    private static async Task<long> PositionAsync(ListeningConnection line, CancellationToken cancel)
    {
        await using var command = line.Ask("select coalesce(max(seq_id), 0) from haitang.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private void Received(string payload)
    {
        if (payload.StartsWith(_own, StringComparison.Ordinal)) return;
        if (ChangeNotice.Read(payload) is not { } notice)
        {
            logger.LogWarning("A notification cannot be read; everything may have changed");
            feed.Tell(null);
            return;
        }

        if (notice.Changes is null) feed.Tell(null);
        foreach (var change in notice.Changes ?? []) feed.Tell(change);
    }
}

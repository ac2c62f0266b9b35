using System.Threading.Channels;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>
/// Tells all nodes, this one too, that everything may have changed, after a change that could not be announced or may have
/// happened unseen: a later change that is heard would hide it from the watch over the log's position. Tries until it succeeds.
/// </summary>
public sealed class ChangeGaps(NpgsqlDataSource database, ILogger<ChangeGaps> logger) : Worker
{
    /// <summary>All screens look again each time: where much goes wrong, once a second is enough.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _gaps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Something was missed. From any thread, without waiting.</summary>
    public void Note() => _gaps.Writer.TryWrite(true);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (await _gaps.Reader.WaitToReadAsync(stopping))
        {
            // Before it is told: what is missed meanwhile is told of once more.
            _gaps.Reader.TryRead(out _);
            try
            {
                await ChangeNotice.SendAsync(database, [ChangeNotice.Everything], stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogWarning(e, "Could not tell other nodes that they have missed something; trying again");
                Note();
            }

            await Task.Delay(Pause, stopping);
        }
    }
}

using Haitang.EventLog;
using Haitang.Web.Live;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Notifications;

/// <summary>
/// Delivers the outbox, on every node: each message at least once, those of one stream strictly in order. What cannot be
/// delivered is tried again ever more seldom, and given up in the end so that the next one of its stream gets through.
/// </summary>
public sealed class OutboxSender(
    Outbox outbox, IEnumerable<IOutboxTopic> topics, LiveFeed feed, TimeProvider time, ILogger<OutboxSender> logger) : Worker
{
    private const int MostAtOnce = 16;

    /// <summary>Signals are hints: this finds what no signal told of.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IOutboxTopic> _topics = topics.ToDictionary(topic => topic.Name, StringComparer.Ordinal);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var wakeup = new Wakeup();
        using var news = _topics.Values.Any(topic => topic.IsOpen) ? feed.Subscribe(_ => wakeup.Poke()) : null;
        var names = _topics.Keys.ToArray();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var claim = await outbox.ClaimAsync(names, MostAtOnce, time.GetUtcNow(), stopping);
                if (claim.Messages.Count == 0) await WaitAsync(wakeup, claim.Next, stopping);
                else await Task.WhenAll(claim.Messages.Select(message => AttemptAsync(message, stopping)));
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogWarning(e, "The outbox could not be reached; trying again");
                await Task.Delay(LongestWait / 12, time, stopping);
            }
        }
    }

    private async Task WaitAsync(Wakeup wakeup, DateTimeOffset? next, CancellationToken cancel)
    {
        var left = next - time.GetUtcNow() ?? LongestWait;
        var pause = left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait;
        await using var timer = time.CreateTimer(_ => wakeup.Poke(), null, pause, Timeout.InfiniteTimeSpan);
        await wakeup.WaitAsync(Timeout.InfiniteTimeSpan, cancel);
    }

    private async Task AttemptAsync(OutboxMessage message, CancellationToken cancel)
    {
        var error = (await DeliverAsync(message, cancel)).Error;
        var now = time.GetUtcNow();
        if (error is null)
        {
            await outbox.DeliveredAsync(message, now, cancel);
        }
        else if (BackOff.Next(message, now) is { } next)
        {
            logger.LogInformation("Message {Id} to {Topic} failed at attempt {Attempt}: {Error}", message.Id, message.Topic, message.Attempts, error);
            await outbox.FailedAsync(message, error, next, cancel);
        }
        else
        {
            logger.LogError("Message {Id} to {Topic} is given up after {Attempt} attempts: {Error}", message.Id, message.Topic, message.Attempts, error);
            await outbox.GiveUpAsync(message, error, now, cancel);
        }
    }

    private async Task<Delivery> DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            return await _topics[message.Topic].DeliverAsync(message, cancel);
        }
#pragma warning disable CA1031 // A message that cannot even be made must not hold up those of other streams.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(e, "Message {Id} to {Topic} could not be made", message.Id, message.Topic);
            return Delivery.Failed(e.GetType().Name);
        }
    }
}

using System.Security.Cryptography;

namespace Haitang.Web.Notifications;

/// <summary>When to try again: doubling from some seconds up to an hour, so long as the message is not too old.</summary>
public static class BackOff
{
    /// <summary>A message older than this is given up with its next failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Between half and the whole of the attempt's pause: what failed together does not come back together.</summary>
    /// <param name="attempts">How many there were, at least one.</param>
    public static TimeSpan After(int attempts)
    {
        // 5 s doubled ten times is more than an hour.
        var pause = First * Math.Pow(2, Math.Min(attempts - 1, 10));
        return (pause < Longest ? pause : Longest) * (RandomNumberGenerator.GetInt32(500, 1001) / 1000.0);
    }

    /// <summary>The moment of the next attempt; null when there shall be none.</summary>
    public static DateTimeOffset? Next(OutboxMessage message, DateTimeOffset now) =>
        now - message.CreatedAt >= Patience ? null : now + After(message.Attempts);
}

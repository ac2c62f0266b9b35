namespace Haitang.Web.Notifications;

/// <summary>Somebody to whom messages go. A message may come to him twice, never before an earlier one of its stream.</summary>
public interface IOutboxTopic
{
    /// <summary>As it stands with the messages.</summary>
    string Name { get; }

    /// <summary>Whether messages are written at all: else nobody need hurry after each change.</summary>
    bool IsOpen { get; }

    /// <summary>One attempt.</summary>
    Task<Delivery> DeliverAsync(OutboxMessage message, CancellationToken cancel);
}

/// <summary>How an attempt ended.</summary>
/// <param name="Error">Why it failed, in a few words that hold no address and nothing of the message; null when it was taken.</param>
public readonly record struct Delivery(string? Error)
{
    public static Delivery Done => default;

    public static Delivery Failed(string error) => new(error);
}

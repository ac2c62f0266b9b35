namespace Haitang.Web.Notifications;

/// <summary>A message that this node has claimed.</summary>
/// <param name="Id">Rises within a stream.</param>
/// <param name="Topic">To whom: the name of an <see cref="IOutboxTopic"/>.</param>
/// <param name="Payload">JSON without personal data.</param>
/// <param name="Attempts">Counts this one too. Whoever claims it next has a higher number, and only he may close it.</param>
public sealed record OutboxMessage(long Id, Guid Stream, string Topic, byte[] Payload, DateTimeOffset CreatedAt, int Attempts);

/// <summary>What there was to claim.</summary>
/// <param name="Next">When something falls due again; null when nothing waits.</param>
public sealed record OutboxClaim(IReadOnlyList<OutboxMessage> Messages, DateTimeOffset? Next);

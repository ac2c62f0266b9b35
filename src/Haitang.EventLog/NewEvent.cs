namespace Haitang.EventLog;

/// <summary>A fact to be appended.</summary>
/// <param name="Id">Chosen by the caller, so that a repeated command makes the same event.</param>
/// <param name="Type">Its written name in snake_case, at most 500 characters.</param>
/// <param name="Data">One JSON value in UTF-8.</param>
public sealed record NewEvent(Guid Id, string Type, byte[] Data);

/// <summary>Who, when and in what connection: the same for all events of one append.</summary>
/// <param name="RecordedAt">
/// The recorded-at, to the microsecond. Time never runs backwards within a stream: where the stream's last event is later, that time is taken.
/// </param>
/// <param name="CorrelationId">The request that led here.</param>
/// <param name="CausationId">The event or command that led here.</param>
/// <param name="Headers">One JSON object in UTF-8.</param>
/// <param name="UserName">The account of the actor.</param>
public sealed record Envelope(DateTimeOffset RecordedAt, string? CorrelationId, string? CausationId, byte[] Headers, string? UserName);

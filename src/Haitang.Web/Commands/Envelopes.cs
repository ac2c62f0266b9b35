using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Web.Commands;

/// <summary>Who, in which post, by which command: what stands around an event.</summary>
internal static class Envelopes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static Envelope Of(SentCommand sent, DateTimeOffset now, Relation? relation) => new(
        now, sent.Request ?? sent.Id.ToString(), (sent.Causation ?? sent.Id).ToString(),
        JsonSerializer.SerializeToUtf8Bytes(
            new Headers(
                sent.Actor.Account, sent.Actor.Unit, EnumNames.Of(sent.Actor.Role), sent.Id, sent.Request,
                relation is { } r ? EnumNames.Of(r) : null, sent.At is null ? null : true), Json),
        sent.Actor.Account.ToString());

    /// <summary>Recorded with a given time: whoever loads data of the past also brings what follows from it.</summary>
    public static bool IsImported(RecordedEvent recorded) =>
        recorded.Headers is { } headers && headers.AsSpan().IndexOf("\"imported\""u8) >= 0 && JsonSerializer.Deserialize<Headers>(headers, Json)!.Imported is true;

    /// <summary>As in the storage format; <c>relation</c> says when somebody acted for a lower unit.</summary>
    private sealed record Headers(Guid Actor, Guid Org, string Role, Guid Command, string? Request, string? Relation, bool? Imported);
}

using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Timelines;

/// <summary>One event of a case with who did it and when; its free texts are still sealed.</summary>
/// <param name="Relation">By which relation the actor's post acted; <see cref="Domain.Organisation.Relation.Above"/>: for a lower unit.</param>
public sealed record HistoryEntry(
    long Position, Guid Stream, long Version, string Type, IEvent Event, Actor Actor, Relation? Relation, DateTimeOffset RecordedAt)
{
    public static HistoryEntry Of(RecordedEvent recorded) => recorded.Made(static r => Made(r));

    private static HistoryEntry Made(RecordedEvent recorded)
    {
        var who = JsonSerializer.Deserialize<Headers>(recorded.Headers, JsonSerializerOptions.Web)!;
        return new(
            recorded.Position, recorded.StreamId, recorded.Version, recorded.Type, EventCodec.Read(recorded),
            new Actor(who.Actor, EnumNames.Parse<Role>(who.Role), who.Org), EnumNames.ParseOrNull<Relation>(who.Relation), recorded.RecordedAt);
    }

    private sealed record Headers(Guid Actor, Guid Org, string Role, string? Relation);
}

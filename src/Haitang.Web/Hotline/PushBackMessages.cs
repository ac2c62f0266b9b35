using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Notifications;

namespace Haitang.Web.Hotline;

/// <summary>
/// Writes a message with each event of a case that the hotline delivered, which alone says how a case was told. Who collects one
/// and gives it the hotline's channel and one of its numbers does not speak to it: that would close somebody else's case there.
/// </summary>
internal sealed class PushBackMessages(PushBackOptions options) : IAppendCompanion<Appeal>
{
    private readonly bool _isWanted = options.Address() is not null;

    public IEnumerable<Sql> Rows(Written<Appeal> written) =>
        _isWanted && written.After is { ExternalRef: not null, AsTold: not null }
        && written.Organisation.Channel(written.After.Channel)?.Code == HotlineIntake.Channel
            && Notes(written).ToList() is { Count: > 0 } notes
            ? [Outbox.Rows(PushBack.Topic, [.. notes.Select(note => new Json(JsonSerializer.SerializeToUtf8Bytes(note, PushBackNote.Json)))])]
            : [];

    private static bool IsForThePublic(IEvent happened) =>
        happened is not AppealMessagePosted { Public: false } && Words.Events.HasPublic(EventNames.Of(happened));

    private static IEnumerable<PushBackNote> Notes(Written<Appeal> written)
    {
        var (state, version) = (written.Before, written.FromVersion);
        foreach (var happened in written.Events)
        {
            state = Appeal.Evolve(state, happened);
            version++;
            if (IsForThePublic(happened)) yield return new(version, EventNames.Of(happened), state.ExternalRef!, state.Number, state.Status);
        }
    }
}

/// <summary>What waits in the outbox: which event, and what the case was after it. Its words stay in the log, sealed, until they are sent.</summary>
/// <param name="Event">The event's written name.</param>
internal sealed record PushBackNote(long Version, string Event, string ExternalRef, string Number, AppealStatus State)
{
    public static JsonSerializerOptions Json { get; } = EventCodec.Json;
}

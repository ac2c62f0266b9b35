using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;

namespace Haitang.Web.Commands;

/// <summary>A command on its way to the desk.</summary>
/// <param name="Id">Chosen by the sender; a repeat of an accepted one gets the first answer.</param>
public sealed record SentCommand(Guid Id, Actor Actor, ICommand Command)
{
    /// <summary>The stream that it acts on; for a starting command null (a new id) or the id that the stream shall have.</summary>
    public Guid? Stream { get; init; }

    /// <summary>The version that the person saw; null sends it blind.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Tells a true repeat from another command under the same id; null: the command itself is compared.</summary>
    public byte[]? Fingerprint { get; init; }

    /// <summary>Whose ids these are: the account unless a source has a name of its own that outlives its keys.</summary>
    public Guid Scope { get; init; } = Actor.Account;

    /// <summary>The request that it came with: correlation of its events.</summary>
    public string? Request { get; init; }

    /// <summary>The event that a reaction answers.</summary>
    public Guid? Causation { get; init; }

    /// <summary>A relation that the sending room has made sure of itself: the hotline's own number, say, which outlives its keys.</summary>
    public Relation? Proven { get; init; }

    /// <summary>Rows that are kept with its events or not at all, made with the recorded time and the answer.</summary>
    public Func<DateTimeOffset, byte[], IReadOnlyList<RowWrite>>? Enclosed { get; init; }

    /// <summary>Only for loading data of the past: sets the recorded time instead of the database's clock.</summary>
    public DateTimeOffset? At { get; init; }
}

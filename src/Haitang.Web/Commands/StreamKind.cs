using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Web.Commands;

/// <summary>How the desk keeps one kind of stream: whether its texts are sealed, and which rows stand beside its events.</summary>
/// <param name="Plural">Its name in addresses: <c>appeals</c>.</param>
/// <param name="Case">The case under whose key its free texts are sealed; null for streams without free text.</param>
/// <param name="Number">The number that people know it by, if it has one.</param>
/// <param name="Rows">
/// The rows that follow from these events, in the same transaction; made anew by a rebuild, which leaves out of the writes of a
/// stream that have the same text all but the last. So a write says everything that an earlier one with its text said.
/// </param>
/// <param name="Beside">What else goes with a live append.</param>
/// <param name="Watchers">The units whose screens a change concerns.</param>
public sealed record StreamKind<TState>(
    string Plural, Func<Guid, TState, Guid?> Case, Func<TState, string?> Number, Func<Written<TState>, IEnumerable<Sql>> Rows,
    Func<Written<TState>, IEnumerable<Sql>> Beside,
    Func<TState, IEnumerable<Guid>> Watchers) where TState : class, IStreamState<TState>;

/// <summary>What an append does to one stream, for those who keep rows of it.</summary>
/// <param name="FromVersion">0 when the stream begins.</param>
public sealed record Written<TState>(
    Guid Id, TState Before, TState After, long FromVersion, long Version, DateTimeOffset At, Actor Actor,
    IReadOnlyList<IEvent> Events, CaseKey? Key, OrganisationDirectory Organisation)
{
    public bool Begins => FromVersion == 0;
}

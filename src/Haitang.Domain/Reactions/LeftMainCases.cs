using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Reactions;

/// <summary>A main case is told that a case which was answered with it is reopened and follows it no more.</summary>
public sealed class LeftMainCases : IReaction
{
    public string Name => "left-main-cases";

    public IReadOnlySet<string> Harmless { get; } = new[] { "appeal.not_followed" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) =>
        happened is AppealReopened { Left: { } left } ? [new(left.Main, new NoteReopened(context.Stream, left.Number))] : [];
}

using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Reactions;

/// <summary>Merged cases are answered with their main case.</summary>
public sealed class MergedAnswers : IReaction
{
    public string Name => "merged-answers";

    /// <summary>It was separated meanwhile.</summary>
    public IReadOnlySet<string> Harmless { get; } = new[] { "appeal.not_merged" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) => happened switch
    {
        AppealAnswered e => Answer(e.Absorbed, e.Outcome, context),
        AppealSettledOnSpot { Absorbed: { } absorbed } => Answer(absorbed, Outcome.Resolved, context),
        _ => [],
    };

    private static IEnumerable<ReactionCommand> Answer(IReadOnlyList<Guid> absorbed, Outcome outcome, EventContext context) =>
        absorbed.Select(a => new ReactionCommand(a, new AnswerWithMain(context.Stream, outcome)));
}

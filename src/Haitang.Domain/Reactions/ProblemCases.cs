using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Reactions;

/// <summary>问题工单: the open tickets of a problem case are put under supervision.</summary>
public sealed class ProblemCases : IReaction
{
    public string Name => "problem-cases";

    public IReadOnlySet<string> Harmless { get; } = new[] { "ticket.ended", "ticket.supervised" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context) =>
        happened is AppealMarkedProblem problem ? problem.Tickets.Select(t => new ReactionCommand(t, new SuperviseProblem())) : [];
}

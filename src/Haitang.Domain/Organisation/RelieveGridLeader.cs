using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Leaves a grid without a leader until the next is appointed.</summary>
public sealed record RelieveGridLeader : ICommand<Unit>
{
    public Decision Decide(Unit state, Facts facts) =>
        state.Leader is { } leader ? Accept(new GridLeaderRelieved(leader)) : Refuse("unit.no_leader");
}

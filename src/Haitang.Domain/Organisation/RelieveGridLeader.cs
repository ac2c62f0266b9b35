using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Leaves a grid without a leader until the next is appointed.</summary>
public sealed record RelieveGridLeader : ICommand<Unit>
{
    public Decision Decide(Unit state, Facts facts) =>
        state.Leader is { } leader ? Decision.Accept(new GridLeaderRelieved(leader)) : Decision.Refuse("unit.no_leader");
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Takes a unit out of service, once nothing open stands under it. A grid's leader is relieved with it.</summary>
public sealed record CloseUnit : ICommand<Unit>
{
    public Decision Decide(Unit state, Facts facts) =>
        state.Closed ? Refuse("unit.closed")
        : state.Kind is UnitKind.City ? Refuse("unit.city_stays")
        : facts.Organisation.Units.Any(u => u.Parent == state.Id && !u.Closed) ? Refuse("unit.has_open_units")
        : state.Leader is { } leader ? Accept(new GridLeaderRelieved(leader), new UnitClosed())
        : Accept(new UnitClosed());
}

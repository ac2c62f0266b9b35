using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Puts a closed unit back into service.</summary>
public sealed record ReopenUnit : ICommand<Unit>
{
    public Decision Decide(Unit state, Facts facts) =>
        !state.Closed ? Decision.Refuse("unit.open")
        : state.Parent is { } parent && facts.Organisation.Unit(parent) is null or { Closed: true } ? Decision.Refuse("unit.parent_closed")
        : Decision.Accept(new UnitReopened());
}

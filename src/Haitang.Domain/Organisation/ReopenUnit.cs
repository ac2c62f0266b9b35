using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Puts a closed unit back into service.</summary>
public sealed record ReopenUnit : ICommand<Unit>
{
    public Decision Decide(Unit state, Facts facts) =>
        !state.Closed ? Refuse("unit.open")
        : state.Parent is { } parent && facts.Organisation.Unit(parent) is null or { Closed: true } ? Refuse("unit.parent_closed")
        : Accept(new UnitReopened());
}

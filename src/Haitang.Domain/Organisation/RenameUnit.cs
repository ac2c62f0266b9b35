using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Changes the labels of a unit; it stays the same unit.</summary>
public sealed record RenameUnit : ICommand<Unit>
{
    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public Decision Decide(Unit state, Facts facts)
    {
        var inputs = new Inputs().Names(Name, NameEn)
            .Must((Name, NameEn) != (state.Name, state.NameEn), "name", "input.unchanged");
        return inputs.Wrong ? inputs.Refuse() : Accept(new UnitRenamed(Name, NameEn, state.Name, state.NameEn));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Changes the labels of a category; it stays the same category.</summary>
public sealed record RenameCategory : ICommand<Category>
{
    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public Decision Decide(Category state, Facts facts)
    {
        var inputs = new Inputs().Names(Name, NameEn)
            .Must((Name, NameEn) != (state.Name, state.NameEn), "name", "input.unchanged");
        return inputs.Wrong ? inputs.Refuse() : Accept(new CategoryRenamed(Name, NameEn, state.Name, state.NameEn));
    }
}

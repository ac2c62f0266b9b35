using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Offers a retired category again.</summary>
public sealed record RestoreCategory : ICommand<Category>
{
    public Decision Decide(Category state, Facts facts) =>
        !state.Retired ? Decision.Refuse("category.in_use")
        : state.Parent is { } parent && facts.Organisation.Category(parent) is null or { Retired: true } ? Decision.Refuse("category.parent_retired")
        : Decision.Accept(new CategoryRestored());
}

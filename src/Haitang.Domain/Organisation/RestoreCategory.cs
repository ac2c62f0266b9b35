using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Offers a retired category again.</summary>
public sealed record RestoreCategory : ICommand<Category>
{
    public Decision Decide(Category state, Facts facts) =>
        !state.Retired ? Refuse("category.in_use")
        : state.Parent is { } parent && facts.Organisation.Category(parent) is null or { Retired: true } ? Refuse("category.parent_retired")
        : Accept(new CategoryRestored());
}

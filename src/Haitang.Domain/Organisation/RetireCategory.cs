using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Stops offering a category, once nothing below it is offered.</summary>
public sealed record RetireCategory : ICommand<Category>
{
    public Decision Decide(Category state, Facts facts) =>
        state.Retired ? Refuse("category.retired")
        : facts.Organisation.Categories.Any(c => c.Parent == facts.StreamId && !c.Retired) ? Refuse("category.has_lower_ones")
        : Accept(new CategoryRetired());
}

using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Stops offering a category, once nothing below it is offered.</summary>
public sealed record RetireCategory : ICommand<Category>
{
    public Decision Decide(Category state, Facts facts) =>
        state.Retired ? Decision.Refuse("category.retired")
        : facts.Organisation.Categories.Any(c => c.Parent == facts.StreamId && !c.Retired) ? Decision.Refuse("category.has_lower_ones")
        : Decision.Accept(new CategoryRetired());
}

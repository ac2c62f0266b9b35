using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>
/// Says of what nature matters of the category usually are; it holds for the lines below that say nothing. Who classifies a case
/// begins with it and decides for the case.
/// </summary>
public sealed record SetCategoryNature : ICommand<Category>
{
    /// <summary>Absent: as the line above has it.</summary>
    public Nature? Nature { get; init; }

    public Decision Decide(Category state, Facts facts) => Nature == state.Nature
        ? RefuseField("nature", "input.unchanged")
        : Accept(new CategoryNatureSet(Nature, state.Nature));
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Adds a line to the category tree, at most three levels deep.</summary>
public sealed record AddCategory : IStartingCommand<Category>
{
    private const int Levels = 3;

    /// <summary>Whose category tree it belongs to.</summary>
    public required Ref City { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The line above; absent on the first level.</summary>
    public Ref Parent { get; init; }

    /// <summary>Of what nature its matters usually are; absent: as the line above has it.</summary>
    public Nature? Nature { get; init; }

    public Ref StartingUnit => City;

    public Decision Decide(Category state, Facts facts)
    {
        if (state.Code.Length > 0) return Refuse("category.already_there");
        var organisation = facts.Organisation;
        var parent = organisation.Category(Parent);
        var inputs = new Inputs()
            .Must(organisation.Unit(City)?.Kind is UnitKind.City, "city", "unit.unknown")
            .Code(Code, taken: organisation.Category(Code) is not null)
            .Names(Name, NameEn)
            .Must(parent is not null || Parent.IsEmpty, "parent", "category.unknown")
            .Must(LevelOf(parent, organisation) < Levels, "parent", "category.too_deep", ("levels", Levels));
        return inputs.Wrong ? inputs.Refuse()
            : parent is { Retired: true } ? Refuse("category.parent_retired")
            : Accept([
                new CategoryAdded(organisation.Unit(City)!.Id, Code, Name, NameEn, parent?.ToNamed()),
                .. Nature is { } nature ? [new CategoryNatureSet(nature, Former: null)] : Array.Empty<IEvent>(),
            ]);
    }

    private static int LevelOf(CategoryEntry? category, OrganisationDirectory organisation) => category switch
    {
        null => 0,
        { Parent: { } parent } => 1 + LevelOf(organisation.Category(parent), organisation),
        _ => 1,
    };
}

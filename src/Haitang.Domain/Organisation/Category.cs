using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>类别: a line of the three-level category tree.</summary>
public sealed record Category : IStreamState<Category>
{
    public static Category Initial { get; } = new();

    public static int FoldVersion => 2;

    public Guid City { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameEn { get; init; } = "";

    public Guid? Parent { get; init; }

    /// <summary>Of what nature its matters usually are; null: as the line above has it.</summary>
    public Nature? Nature { get; init; }

    public bool Retired { get; init; }

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, City)];

    public static Category Evolve(Category state, IEvent happened) => happened switch
    {
        CategoryAdded e => state with { City = e.City, Code = e.Code, Name = e.Name, NameEn = e.NameEn, Parent = e.Parent?.Id },
        CategoryRenamed e => state with { Name = e.Name, NameEn = e.NameEn },
        CategoryNatureSet e => state with { Nature = e.Nature },
        CategoryRetired => state with { Retired = true },
        CategoryRestored => state with { Retired = false },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a category."),
    };
}

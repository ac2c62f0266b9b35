using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>What stands in the classify form.</summary>
public sealed class ClassifyInput
{
    /// <summary>The category's code; empty while none is chosen.</summary>
    public string Category { get; set; } = "";

    public Nature? Nature { get; private set; }

    public Urgency? Urgency { get; set; }

    public Level? Level { get; set; }

    public bool Confidential { get; set; }

    /// <summary>Whether the nature is only the category's usual one: another category brings its own.</summary>
    private bool _usual;

    /// <summary>As the case stands; where nobody has classified it yet, as the source told it; then what is usual.</summary>
    public static ClassifyInput For(CaseFile file)
    {
        var (row, organisation) = (file.Row, file.Organisation);
        var told = file.History.Select(e => e.Event).OfType<AppealCollected>().Single().AsTold;
        var category = row.Category is { } id ? organisation.Category(id) : ToldCategory(told?.Category, organisation);
        var input = new ClassifyInput
        {
            Category = category is { Retired: false } && IsLeaf(category, organisation) ? category.Code : "",
            Nature = row.Nature ?? Told<Nature>(told?.Nature),
            Urgency = row.Urgency ?? Told<Urgency>(told?.Urgency) ?? Domain.Deadlines.Urgency.Routine,
            Level = row.Level ?? LevelOf(organisation.Unit(row.Holder)?.Kind),
            Confidential = row.Confidential,
        };
        input.TakeUsualNature(organisation);
        return input;
    }

    /// <summary>What matters of the chosen category usually are, where nobody has said anything else.</summary>
    public void TakeUsualNature(OrganisationDirectory organisation)
    {
        if ((Nature is not null && !_usual) || organisation.Category(new Ref(Category)) is not { } category) return;
        Nature = organisation.UsualNature(category.Id);
        _usual = Nature is not null;
    }

    public void ChooseNature(Nature nature) => (Nature, _usual) = (nature, false);

    /// <summary>Null when something that must be chosen is not.</summary>
    public ClassifyAppeal? ToCommand(List<Refusal> missing)
    {
        if (Category.Length == 0) missing.Add(Required("category"));
        if (Nature is null) missing.Add(Required("nature"));
        if (Urgency is null) missing.Add(Required("urgency"));
        if (Level is null) missing.Add(Required("level"));
        return missing.Count > 0 ? null : new()
        {
            Category = Category,
            Nature = Nature!.Value,
            Urgency = Urgency!.Value,
            Level = Level!.Value,
            Confidential = Confidential,
        };
    }

    private static Refusal Required(string field) => new("input.required", field, []);

    private static CategoryEntry? ToldCategory(string? told, OrganisationDirectory organisation) =>
        told is not { Length: > 0 } ? null
        : organisation.Category(new Ref(told)) ?? organisation.Categories.FirstOrDefault(c => c.Name == told && !c.Retired);

    private static bool IsLeaf(CategoryEntry category, OrganisationDirectory organisation) =>
        !organisation.Categories.Any(c => c.Parent == category.Id && !c.Retired);

    /// <summary>Sources write ours in the API's form or in Chinese; other words are left to the desk.</summary>
    private static TEnum? Told<TEnum>(string? word) where TEnum : struct, Enum =>
        EnumNames.ParseOrNull<TEnum>(word)
        ?? Enum.GetValues<TEnum>().Where(v => Screens.Word(v, Language.Chinese) == word).Select(v => (TEnum?)v).FirstOrDefault();

    private static Level? LevelOf(UnitKind? kind) => kind switch
    {
        UnitKind.Grid => Domain.Appeals.Level.Grid,
        UnitKind.Community => Domain.Appeals.Level.Community,
        UnitKind.Town => Domain.Appeals.Level.Town,
        UnitKind.City => Domain.Appeals.Level.City,
        _ => null,
    };
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Categories;

/// <summary>What can be done with the category tree.</summary>
public sealed class CategoryActs(CommandDesk desk, CategoryTouches touches)
{
    private const int Levels = 3;

    /// <summary>What can be done without a category: add one on the first level.</summary>
    public IReadOnlyList<Act> OfTree(OrganisationDirectory organisation) =>
        organisation.City is { } city ? [Add(city.Id, null, Screens.Say("admin.category-add-top"))] : [];

    public IReadOnlyList<Act> Of(ObjectFile<Category> file, OrganisationDirectory organisation)
    {
        var (category, acts) = (file.State, new List<Act>());
        if (!category.Retired && LevelOf(file.Id, organisation) < Levels)
            acts.Add(Add(category.City, file.Id, Screens.Say("admin.category-add")));
        acts.Add(Act.Of(desk, Screens.Say("admin.rename"), file.Id, d => new RenameCategory { Name = d["name"], NameEn = d["nameEn"] }) with
        {
            Explanation = Screens.Say("admin.rename-hint"),
            Fields = Labels.Names(category.Name, category.NameEn),
            Preview = new((_, cancel) => touches.OfRenamingAsync(file.Id, cancel)),
        });
        acts.Add(Act.Of(desk, Screens.Say("admin.category-nature-set"), file.Id, d => new SetCategoryNature { Nature = d.Parse<Nature>("nature") }) with
        {
            Explanation = Screens.Say("admin.category-nature-hint"),
            Fields = [Natures(category.Nature, isTop: category.Parent is null)],
            Preview = new((_, cancel) => touches.OfSettingNatureAsync(file.Id, cancel)),
        });
        acts.Add(category.Retired
            ? Act.Of(desk, Screens.Say("admin.restore"), file.Id, _ => new RestoreCategory()) with { Explanation = Screens.Say("admin.category-restore-hint") }
            : Act.Of(desk, Screens.Say("admin.retire"), file.Id, _ => new RetireCategory()) with
            {
                Explanation = Screens.Say("admin.category-retire-hint"),
                Preview = new((_, cancel) => touches.OfRetiringAsync(file.Id, cancel)),
            });
        return acts;
    }

    private Act Add(Guid city, Guid? parent, string label) => Act.Of(
        desk, label, null, draft => new AddCategory
        {
            City = city,
            Parent = parent is { } upper ? upper : default(Ref),
            Code = draft["code"],
            Name = draft["name"],
            NameEn = draft["nameEn"],
            Nature = draft.Parse<Nature>("nature"),
        }) with
    {
        Fields = [Labels.Code() with { Hint = Screens.Say("admin.code-hint") }, .. Labels.Names(), Natures(null, isTop: parent is null)],
    };

    private static ChoiceField Natures(Nature? now, bool isTop) => new(
        "nature", Screens.Say("admin.category-nature"), [new("", Screens.Say(isTop ? "admin.category-nature-none" : "admin.category-nature-above")), .. Choices.Of(Enum.GetValues<Nature>())])
    {
        Initial = now is { } nature ? EnumNames.Of(nature) : "",
    };

    private static int LevelOf(Guid category, OrganisationDirectory organisation) =>
        organisation.Category(category) is { Parent: { } parent } ? 1 + LevelOf(parent, organisation) : 1;
}

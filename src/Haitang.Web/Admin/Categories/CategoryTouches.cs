using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Categories;

/// <summary>What a change of a category touches.</summary>
public sealed class CategoryTouches(KeptTotals totals, DirectoryCache directory)
{
    public async Task<Touches> OfRetiringAsync(Guid category, CancellationToken cancel)
    {
        var (organisation, deadlines) = await directory.SnapshotNowAsync(cancel);
        var kept = await totals.OfCategoryAsync(category, organisation, cancel);
        return Touches.Of(
            Lower(category, organisation, Screens.Say("touch.category-lower-first"), grave: true),
            kept.Cases.Line(Screens.Say("touch.category-cases"), Screens.Say("touch.category-cases-keep")),
            Lines(category, deadlines, Screens.Say("touch.category-lines-stay"))) with
        { InStep = kept.InStep };
    }

    public async Task<Touches> OfRenamingAsync(Guid category, CancellationToken cancel)
    {
        var (organisation, deadlines) = await directory.SnapshotNowAsync(cancel);
        var kept = await totals.OfCategoryAsync(category, organisation, cancel);
        return Touches.Of(
            kept.Cases.Line(Screens.Say("touch.category-cases"), Screens.Say("touch.cases-new-name")),
            Lower(category, organisation, Screens.Say("touch.category-lower-name"), grave: false),
            Lines(category, deadlines, Screens.Say("touch.category-lines-name"))) with
        { InStep = kept.InStep };
    }

    /// <summary>The lines below that say nothing themselves follow; the open cases do not.</summary>
    public async Task<Touches> OfSettingNatureAsync(Guid category, CancellationToken cancel)
    {
        var organisation = await directory.NowAsync(cancel);
        var kept = await totals.OfCategoryAsync(category, organisation, cancel);
        var following = organisation.Categories
            .Where(c => c.Id != category && !c.Retired && organisation.CategoryUpFrom(c.Id).FirstOrDefault(up => up.Id == category || up.Nature is not null)?.Id == category)
            .ToList();
        return Touches.Of(
            Named(following, Screens.Say("touch.category-following"), Screens.Say("touch.category-following-too"), grave: false),
            kept.Cases.Line(Screens.Say("touch.category-cases"), Screens.Say("touch.category-nature-keep"))) with
        { InStep = kept.InStep };
    }

    private static Touched? Lower(Guid category, OrganisationDirectory organisation, string becomes, bool grave) =>
        Named([.. organisation.Categories.Where(c => c.Parent == category && !c.Retired)], Screens.Say("touch.category-lower"), becomes, grave);

    private static Touched? Named(List<CategoryEntry> categories, string what, string becomes, bool grave) => categories.Count == 0 ? null : new(what, Figures.Of(categories.Count))
    {
        Becomes = becomes,
        IsGrave = grave,
        HasMore = categories.Count > Holders.Named,
        Names = [.. categories.OrderBy(c => c.Code, StringComparer.Ordinal).Take(Holders.Named).Select(c => new TouchedName(Called.By(c), $"admin/categories?id={c.Id}"))],
    };

    private static Touched? Lines(Guid category, DeadlineRules deadlines, string becomes) =>
        deadlines.Policy is { } policy && policy.Lines.Count(l => l.Category?.Id == category) is var lines and > 0
            ? new(Screens.Say("touch.category-lines"), Figures.Of(lines))
            {
                Becomes = becomes,
                Names = [new(Screens.Say("nav.policies"), $"admin/policies?id={policy.Id}")],
            }
            : null;
}

using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Tree;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Categories;

/// <summary>The category tree, and the chosen line; null when none is chosen or it is not there.</summary>
public sealed record CategoriesShown(OrganisationDirectory Organisation, IReadOnlyList<TreeNode> Nodes, ObjectFile<Category>? File)
{
    public static IReadOnlyList<TreeNode> Tree(OrganisationDirectory organisation) =>
    [
        .. organisation.Categories.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new TreeNode(
            c.Id, c.Parent, c.Code, Called.By(c), $"{c.Name} {c.NameEn}", c.Retired ? Screens.Say("admin.retired") : null, c.Retired)),
    ];
}

using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Tree;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Units;

/// <summary>The tree of units, and the chosen one; null when none is chosen or it is not there.</summary>
public sealed record UnitsShown(OrganisationDirectory Organisation, IReadOnlyList<TreeNode> Nodes, ObjectFile<Unit>? File)
{
    /// <summary>Towns before departments and partners, each in order of code.</summary>
    public static IReadOnlyList<TreeNode> Tree(OrganisationDirectory organisation) =>
    [
        .. organisation.Units.OrderBy(u => u.Kind).ThenBy(u => u.Code, StringComparer.Ordinal).Select(u => new TreeNode(
            u.Id, u.Parent, u.Code, Called.By(u), $"{u.Name} {u.NameEn}",
            u.Closed ? Screens.Say("admin.unit-closed") : u is { Kind: UnitKind.Grid, Leader: null } ? Screens.Say("admin.unit-vacant") : null, u.Closed)),
    ];
}

namespace Haitang.Web.Admin.Tree;

/// <summary>A line of a tree.</summary>
/// <param name="Words">In the reader's language.</param>
/// <param name="Others">What it can be found by besides.</param>
/// <param name="Chip">What is to be noticed about it.</param>
/// <param name="IsOff">Out of use.</param>
public sealed record TreeNode(Guid Id, Guid? Parent, string Code, string Words, string Others, string? Chip = null, bool IsOff = false);

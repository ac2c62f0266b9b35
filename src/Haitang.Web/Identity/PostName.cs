using Haitang.Domain.Organisation;
using Haitang.Projections.Events;

namespace Haitang.Web.Identity;

/// <summary>A post as forms name it: <c>town:0192e000-…</c>.</summary>
public static class PostName
{
    public static string Of(Post post) => $"{EnumNames.Of(post.Role)}:{post.Unit}";

    /// <summary>Null for what is no post's name.</summary>
    public static Post? Parse(string? name) =>
        name?.Split(':') is [var role, var unit]
        && EnumNames.ParseOrNull<Role>(role) is { } known
        && Guid.TryParse(unit, out var id)
            ? new Post(known, id)
            : null;
}

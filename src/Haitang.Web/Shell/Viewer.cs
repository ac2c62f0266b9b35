using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;

namespace Haitang.Web.Shell;

/// <summary>The person before the screen and the post that he acts in. Pages take it as a cascading parameter.</summary>
/// <param name="UnitName">In the reader's language, like the names of the posts.</param>
/// <param name="Posts">What he can change to, the present one among them.</param>
public sealed record Viewer(Actor Actor, string Name, string UnitName, IReadOnlyList<ViewerPost> Posts)
{
    public Role Role => Actor.Role;

    /// <summary>The present post, as forms name it.</summary>
    public string Post => PostName.Of(new Post(Actor.Role, Actor.Unit));
}

/// <summary>A post that a person can act in.</summary>
/// <param name="Id">What <c>/account/post</c> is told.</param>
public sealed record ViewerPost(string Id, Role Role, string UnitName);

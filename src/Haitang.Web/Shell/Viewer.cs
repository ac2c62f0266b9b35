using System.Security.Claims;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Shell;

/// <summary>The person before the screen and the post that he acts in. Pages take it as a cascading parameter.</summary>
/// <param name="Post">Which of <paramref name="Posts"/> he acts in now.</param>
public sealed record Viewer(
    Guid Account, string Name, Role Role, Guid Unit, string UnitName, string Post, IReadOnlyList<ViewerPost> Posts);

/// <summary>A post that the person can change to.</summary>
/// <param name="Id">What <c>/account/post</c> is told.</param>
public sealed record ViewerPost(string Id, Role Role, string UnitName);

/// <summary>Makes a viewer of a sign-in, with the names of units in the reader's language.</summary>
public interface IViewers
{
    /// <summary>Null for somebody who is not signed in.</summary>
    ValueTask<Viewer?> Find(ClaimsPrincipal user);
}

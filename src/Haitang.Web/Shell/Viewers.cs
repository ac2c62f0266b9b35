using System.Globalization;
using System.Security.Claims;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Words;

namespace Haitang.Web.Shell;

/// <summary>Makes a viewer of a sign-in.</summary>
public sealed class Viewers(DirectoryCache directory, AccountRows accounts)
{
    /// <summary>Null for somebody who is not signed in.</summary>
    public async ValueTask<Viewer?> FindAsync(ClaimsPrincipal user, CancellationToken cancel = default)
    {
        if (user.FindActor() is not { } actor) return null;
        var organisation = await directory.NowAsync(cancel);
        var posts = (await accounts.OneAsync(actor.Account, cancel))?.Posts ?? [];
        return new(
            actor, user.FindFirstValue(ClaimTypes.Name) ?? "", NameOf(actor.Unit, organisation),
            [.. posts.Select(post => new ViewerPost(PostName.Of(post), post.Role, NameOf(post.Unit, organisation)))]);
    }

    private static string NameOf(Guid unit, OrganisationDirectory organisation) =>
        organisation.Unit(unit) is { } known ? Language.Name(known.Name, known.NameEn, CultureInfo.CurrentUICulture) : "";
}

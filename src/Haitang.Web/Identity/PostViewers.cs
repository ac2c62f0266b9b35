using System.Globalization;
using System.Security.Claims;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Shell;
using Haitang.Web.Words;

namespace Haitang.Web.Identity;

/// <summary>The person before the screen, with all the posts that he can change to.</summary>
internal sealed class PostViewers(AccountRows accounts, DirectoryCache directory) : IViewers
{
    public async ValueTask<Viewer?> Find(ClaimsPrincipal user)
    {
        if (user.FindActor() is not { } actor || await accounts.OneAsync(actor.Account) is not { } account) return null;
        var organisation = await directory.NowAsync();
        return new(
            actor.Account, user.Identity?.Name ?? "", actor.Role, actor.Unit, NameOf(actor.Unit, organisation),
            PostName.Of(new Post(actor.Role, actor.Unit)),
            [.. account.Posts.Select(p => new ViewerPost(PostName.Of(p), p.Role, NameOf(p.Unit, organisation)))]);
    }

    private static string NameOf(Guid unit, OrganisationDirectory organisation) =>
        organisation.Unit(unit) is { } entry ? Language.Name(entry.Name, entry.NameEn, CultureInfo.CurrentUICulture) : "";
}

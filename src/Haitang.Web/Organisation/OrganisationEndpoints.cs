using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;

namespace Haitang.Web.Organisation;

/// <summary>Units, categories and channels: what programs need to name them.</summary>
public static class OrganisationEndpoints
{
    public static void MapOrganisation(this RouteGroupBuilder api)
    {
        api.MapGet("/units", async (DirectoryCache cache, CancellationToken cancel) =>
            (await cache.NowAsync(cancel)).Units.OrderBy(u => u.Code, StringComparer.Ordinal)
                .Select(u => new UnitJson(u.Id, u.Code, u.Kind, u.Name, u.NameEn, u.Parent, u.Closed)))
            .WithName("units.list").WithTags("units");
        api.MapGet("/categories", async (DirectoryCache cache, CancellationToken cancel) =>
        {
            var organisation = await cache.NowAsync(cancel);
            return organisation.Categories.OrderBy(c => c.Code, StringComparer.Ordinal)
                .Select(c => new CategoryJson(c.Id, c.Code, c.Name, c.NameEn, c.Parent, c.Retired, organisation.UsualNature(c.Id)));
        })
            .WithName("categories.list").WithTags("categories");
        api.MapGet("/channels", async (DirectoryCache cache, CancellationToken cancel) =>
            (await cache.NowAsync(cancel)).Channels.OrderBy(c => c.Code, StringComparer.Ordinal))
            .WithName("channels.list").WithTags("channels");
    }
}

/// <summary>A category, as programs read it.</summary>
/// <param name="Nature">Of what nature its matters usually are, said by itself or by a line above; null where none says it.</param>
public sealed record CategoryJson(Guid Id, string Code, string Name, string NameEn, Guid? Parent, bool Retired, Nature? Nature);

/// <summary>A unit, as programs read it; who leads a grid is not for everybody.</summary>
public sealed record UnitJson(Guid Id, string Code, UnitKind Kind, string Name, string NameEn, Guid? Parent, bool Closed);

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
            (await cache.NowAsync(cancel)).Categories.OrderBy(c => c.Code, StringComparer.Ordinal))
            .WithName("categories.list").WithTags("categories");
        api.MapGet("/channels", async (DirectoryCache cache, CancellationToken cancel) =>
            (await cache.NowAsync(cancel)).Channels.OrderBy(c => c.Code, StringComparer.Ordinal))
            .WithName("channels.list").WithTags("channels");
    }
}

/// <summary>A unit, as programs read it; who leads a grid is not for everybody.</summary>
public sealed record UnitJson(Guid Id, string Code, UnitKind Kind, string Name, string NameEn, Guid? Parent, bool Closed);

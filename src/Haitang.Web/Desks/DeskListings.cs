using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Web.Commands;

namespace Haitang.Web.Desks;

/// <summary>A page of work as a desk shows it.</summary>
public sealed record DeskListing(DeskPage Page, OrganisationDirectory Organisation)
{
    public static DeskListing Empty { get; } = new(new DeskPage([], null), OrganisationDirectory.Empty);
}

/// <summary>Answers what a desk asks, within the viewer's scope.</summary>
public sealed class DeskListings(DeskList list, DirectoryCache directory)
{
    public async Task<DeskListing> OfAsync(DeskQuestion question, CancellationToken cancel = default)
    {
        var organisation = await directory.NowAsync(cancel);
        var page = await list.PageAsync(
            question.Tab, question.Viewer, question.ToFilter(organisation), organisation, DeskCursor.Parse(question.After), cancel);
        return new(page, organisation);
    }
}

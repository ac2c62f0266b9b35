using System.Globalization;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>What waits in a unit's own queue, as its phone shows it.</summary>
public sealed record ToDoListing(CasePage Page, OrganisationDirectory Organisation)
{
    public static ToDoListing Empty { get; } = new(new CasePage([], null), OrganisationDirectory.Empty);

    public string? ChannelOf(CaseRow row) =>
        Organisation.Channel(row.Channel) is { } channel ? ValueWords.Of(channel, CultureInfo.CurrentUICulture) : null;
}

/// <summary>Finds what waits for somebody on the phone.</summary>
public sealed class ToDoListings(CaseList cases, DirectoryCache directory)
{
    /// <param name="after">Where the page before ended.</param>
    public async Task<ToDoListing> OfAsync(Actor actor, string? after, CancellationToken cancel = default)
    {
        var organisation = await directory.NowAsync(cancel);
        // A red agent has no queue: he follows what he brought in.
        var held = actor.Role is Role.RedAgent ? (Guid?)null : actor.Unit;
        var waiting = new CaseFilter(
            AppealStatus.Collected, Held: held, OldestFirst: true, After: CaseCursor.TryParse(after, out var cursor) ? cursor : null);
        return new(await cases.PageAsync(Scope.Of(actor), waiting, organisation, cancel), organisation);
    }
}

using System.Globalization;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Phone;
using Haitang.Web.Commands;
using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>What waits for somebody, as his phone shows it.</summary>
/// <param name="Unread">News that he has not read.</param>
/// <param name="InStep">Whether the news have reached the end of the log.</param>
public sealed record ToDoListing(WorkPage Page, WorkFigures Figures, int Unread, bool InStep, OrganisationDirectory Organisation)
{
    public static ToDoListing Empty { get; } = new(new([], null), new(0, 0, 0), 0, true, OrganisationDirectory.Empty);

    public string? ChannelOf(WorkItem item) =>
        Organisation.Channel(item.Channel) is { } channel ? ValueWords.Of(channel, CultureInfo.CurrentUICulture) : null;
}

/// <summary>Finds what waits for somebody on the phone.</summary>
public sealed class ToDoListings(WorkList work, NewsList news, DirectoryCache directory, TimeProvider clock)
{
    /// <param name="after">Where the page before ended.</param>
    public async Task<ToDoListing> OfAsync(Actor actor, string? after, CancellationToken cancel = default)
    {
        var inStep = await news.IsInStepAsync(cancel);
        return new(
            await work.PageAsync(actor, WorkCursor.ParseOrNull(after), cancel: cancel),
            await work.FiguresAsync(actor, CityTime.StartOfDay(clock.GetUtcNow()), cancel),
            await news.UnreadAsync(actor, cancel), inStep,
            await directory.NowAsync(cancel));
    }
}

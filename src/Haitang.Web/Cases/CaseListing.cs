using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;

namespace Haitang.Web.Cases;

/// <summary>What a list of cases is asked for: all of it stands in the address.</summary>
/// <param name="Unit">The code of a unit at or below the viewer's.</param>
public sealed record CaseQuestion(Actor Viewer, CaseTab Tab, string? Unit, string? Category, string? Channel, string? After);

/// <summary>A page of cases as a desk shows it.</summary>
/// <param name="Totals">By status, for the tabs, as far as the filters reach; null in a scope that nothing is counted for.</param>
/// <param name="CountsInStep">Whether the totals have reached the end of the log.</param>
public sealed record CaseListing(
    CasePage Page, IReadOnlyDictionary<AppealStatus, long>? Totals, bool CountsInStep, OrganisationDirectory Organisation)
{
    /// <summary>The figure of a tab; null when it is not counted.</summary>
    public long? TotalOf(CaseTab tab) =>
        Totals is null ? null : tab.Status is { } status ? Totals.GetValueOrDefault(status) : Totals.Values.Sum();
}

/// <summary>Answers what a desk asks, within the viewer's scope.</summary>
public sealed class CaseListings(CaseList list, CaseCounts counts, DirectoryCache directory)
{
    public async Task<CaseListing> OfAsync(CaseQuestion question, CancellationToken cancel = default)
    {
        var organisation = await directory.NowAsync(cancel);
        var scope = Scope.Of(question.Viewer);
        var unit = organisation.Unit(new Ref(question.Unit ?? ""));
        var category = organisation.Category(new Ref(question.Category ?? ""));
        var channel = organisation.Channel(new Ref(question.Channel ?? ""));
        var after = CaseCursor.TryParse(question.After, out var cursor) ? cursor : null;
        var filter = new CaseFilter(
            question.Tab.Status, unit?.Id, category?.Id, channel?.Id, OldestFirst: question.Tab.IsQueue, After: after);
        var page = await list.PageAsync(scope, filter, organisation, cancel);
        // Asked before they are read: the other way round they could catch up in between, and old totals would pass for new ones.
        var inStep = await counts.AreInStepAsync(cancel);
        var totals = filter.Counted is { } counted ? await counts.OfAsync(scope, organisation, counted, cancel) : null;
        return new(page, totals, totals is null || inStep, organisation);
    }
}

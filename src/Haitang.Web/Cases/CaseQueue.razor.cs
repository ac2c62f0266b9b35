using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Live;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Cases;

public sealed partial class CaseQueue
{
    private readonly HashSet<Guid> _fresh = [];
    private DateTimeOffset _openedAt;

    /// <summary>The page's path.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The tab of an address that names none.</summary>
    [Parameter, EditorRequired]
    public required string UsualTab { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [Inject]
    private CaseListings Listings { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override object? Asked => Viewer is null ? null : new CaseQuestion(Viewer.Actor, CurrentTab, Unit, Category, Channel, After);

    private CaseTab CurrentTab => CaseTab.Of(Tab, UsualTab);

    private bool IsNarrowed => Unit is not null || Category is not null || Channel is not null || After is not null;

    /// <summary>Whose units the filter offers: a post sees its own and what lies below.</summary>
    private Guid Root => Viewer is null || Scope.Of(Viewer.Actor).Everything ? Shown!.Organisation.City?.Id ?? Guid.Empty : Viewer.Actor.Unit;

    protected override Task<CaseListing> QueryAsync(CancellationToken cancel) =>
        Asked is CaseQuestion question
            ? Listings.OfAsync(question, cancel)
            : Task.FromResult(new CaseListing(new CasePage([], null), null, true, OrganisationDirectory.Empty));

    protected override bool Concerns(Change change) => change.Stream switch
    {
        "account" => false,
        "appeal" => Viewer is not { } viewer || Shown is not { Organisation: var organisation } || Scope.Of(viewer.Actor).Everything
            || change.IsIn(viewer.Actor.Unit, organisation),
        _ => true,
    };

    protected override bool IsBehind(CaseListing shown) => !shown.CountsInStep;

    protected override void OnFound(CaseListing? before, CaseListing found)
    {
        if (before is null)
        {
            _fresh.Clear();
            _openedAt = Clock.GetUtcNow();
        }
        else
        {
            // A row that moved up from the next page is not new: it stood there when this list was opened.
            var known = before.Page.Rows.Select(r => r.Id).ToHashSet();
            _fresh.UnionWith(found.Page.Rows.Where(r => !known.Contains(r.Id) && r.ChangedAt >= _openedAt).Select(r => r.Id));
        }
    }

    /// <summary>This page with another tab or page.</summary>
    private string AddressOf(string? tab = null, string? after = null, bool clear = false) =>
        clear ? Build(Tab, null, null, null, null)
        : Build(tab ?? Tab, Unit, Category, Channel, tab is not null || after is "" ? null : after ?? After);

    private void Narrow(string? unit = null, string? category = null, string? channel = null) =>
        Navigation.NavigateTo(Build(Tab, unit ?? Unit, category ?? Category, channel ?? Channel, null));

    private string Build(string? tab, string? unit, string? category, string? channel, string? after) =>
        Navigation.GetUriWithQueryParameters(
            Navigation.ToAbsoluteUri(Address).AbsoluteUri,
            new Dictionary<string, object?>
            {
                ["tab"] = tab,
                ["unit"] = Given(unit),
                ["category"] = Given(category),
                ["channel"] = Given(channel),
                ["after"] = after,
            });

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

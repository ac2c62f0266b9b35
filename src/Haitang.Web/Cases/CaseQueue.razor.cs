using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Live;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Cases;

public sealed partial class CaseQueue
{
    private readonly HashSet<Guid> _fresh = [];
    private DateTimeOffset _openedAt;
    private string? _usual;
    private (string Number, CaseAct Act)? _done;

    /// <summary>The page's path.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The tab of an address that names none.</summary>
    [Parameter, EditorRequired]
    public required string UsualTab { get; set; }

    /// <summary>Whether cases are handled here, beside the list; otherwise they are only read.</summary>
    [Parameter]
    public bool WithActs { get; set; }

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

    /// <summary>The case beside the list.</summary>
    [SupplyParameterFromQuery(Name = "case")]
    private string? Case { get; set; }

    [Inject]
    private CaseListings Listings { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private NavigationCounts Counts { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override object? Asked => Viewer is null ? null : new CaseQuestion(Viewer.Actor, CurrentTab, Unit, Category, Channel, After);

    private CaseTab CurrentTab => CaseTab.Of(Tab, UsualTab);

    private bool IsNarrowed => Unit is not null || Category is not null || Channel is not null || After is not null;

    /// <summary>Whose units the filter offers: a post sees its own and what lies below.</summary>
    private Guid Root => Viewer is null || Scope.Of(Viewer.Actor).Everything ? Shown!.Organisation.City?.Id ?? Guid.Empty : Viewer.Actor.Unit;

    /// <summary>The case that the address names; on a wide screen else the first one, which stays while others come and go.</summary>
    private string? SelectedNumber => Case ?? _usual;

    protected override Task<CaseListing> QueryAsync(CancellationToken cancel) =>
        Asked is CaseQuestion question
            ? Listings.OfAsync(question, cancel)
            : Task.FromResult(new CaseListing(new CasePage([], null), null, true, OrganisationDirectory.Empty));

    protected override bool Concerns(Change change) => change.Stream switch
    {
        "account" => false,
        "appeal" => change.Units.Count == 0 || Viewer is not { } viewer || Shown is not { Organisation: var organisation }
            || Scope.Of(viewer.Actor).Everything || change.Units.Any(u => u == viewer.Actor.Unit || organisation.IsAbove(viewer.Actor.Unit, u)),
        _ => true,
    };

    protected override bool IsBehind(CaseListing shown) => !shown.CountsInStep;

    protected override void OnFound(CaseListing? before, CaseListing found)
    {
        if (before is null)
        {
            _fresh.Clear();
            _openedAt = Clock.GetUtcNow();
            _usual = FirstOf(found);
        }
        else
        {
            // A row that moved up from the next page is not new: it stood there when this list was opened.
            var known = before.Page.Rows.Select(r => r.Id).ToHashSet();
            _fresh.UnionWith(found.Page.Rows.Where(r => !known.Contains(r.Id) && r.ChangedAt >= _openedAt).Select(r => r.Id));
            _usual ??= FirstOf(found);
        }

        if (WithActs && !IsNarrowed && found.Totals is not null) Counts.Set("nav.desk", found.TotalOf(CaseTab.All[0]) ?? 0);
    }

    /// <summary>The next case comes forward; what was done is said above the list.</summary>
    private void Finish(string number, CaseAct act)
    {
        _done = (number, act);
        var rows = Shown?.Page.Rows ?? [];
        var at = rows.Select(r => r.Number).ToList().IndexOf(number);
        var next = rows.Skip(at + 1).Concat(rows.Take(Math.Max(0, at))).FirstOrDefault(r => r.Number != number);
        _usual = next?.Number;
        Navigation.NavigateTo(Case is null || next is null ? AddressOf() : OpenAddress(next.Number), replace: true);
    }

    /// <summary>Somebody writes about this case: the address holds it, so that a reload comes back to it.</summary>
    private void Pin(string number)
    {
        if (Case is null) Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("case", number), replace: true);
    }

    private string OpenAddress(string number) => WithActs ? Build(Tab, Unit, Category, Channel, After, number) : "cases/" + number;

    /// <summary>This page with another tab or page; the chosen case is left.</summary>
    private string AddressOf(string? tab = null, string? after = null, bool clear = false) =>
        clear ? Build(Tab, null, null, null, null, null)
        : Build(tab ?? Tab, Unit, Category, Channel, tab is not null || after is "" ? null : after ?? After, null);

    private void Narrow(string? unit = null, string? category = null, string? channel = null) =>
        Navigation.NavigateTo(Build(Tab, unit ?? Unit, category ?? Category, channel ?? Channel, null, null));

    private string Build(string? tab, string? unit, string? category, string? channel, string? after, string? @case) =>
        Navigation.GetUriWithQueryParameters(
            Navigation.ToAbsoluteUri(Address).AbsoluteUri,
            new Dictionary<string, object?>
            {
                ["tab"] = tab,
                ["unit"] = Given(unit),
                ["category"] = Given(category),
                ["channel"] = Given(channel),
                ["after"] = after,
                ["case"] = @case,
            });

    private static string? FirstOf(CaseListing listing) => listing.Page.Rows is [var first, ..] ? first.Number : null;

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Desks;

public sealed partial class Desk
{
    private readonly HashSet<Guid> _fresh = [];
    private readonly Dictionary<Guid, DeskRow> _chosen = [];
    private DateTimeOffset _openedAt;
    private string? _usual;
    private (string Number, string Act)? _done;

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = "held")]
    private string? Held { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery(Name = "light")]
    private string? LightName { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    /// <summary>The row beside the list.</summary>
    [SupplyParameterFromQuery(Name = "case")]
    private string? Case { get; set; }

    [Inject]
    private DeskListings Listings { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override object? Asked => Viewer is null
        ? null
        : new DeskQuestion(Viewer.Actor, Tab, Own, Unit, Category, Channel, LightName, Text, From, To, After);

    private DeskAddress Here => new()
    {
        Tab = TabName,
        Held = Held,
        Unit = Unit,
        Category = Category,
        Channel = Channel,
        Light = LightName,
        Text = Text,
        From = From,
        To = To,
        After = After,
        Case = Case,
    };

    private DeskTab Tab => (Viewer is null ? null : DeskGroups.Of(Viewer.Role, TabName)) ?? DeskTab.All;

    private DeskGroup Group => Viewer is not null && DeskGroups.For(Viewer.Role).FirstOrDefault(g => g.Tabs.Contains(Tab)) is { } group ? group : new("cases", [Tab], []);

    private bool Own => Held switch
    {
        "own" => true,
        "all" => false,
        _ => Viewer is not null && DeskGroups.OwnFirst(Tab, Viewer.Role),
    };

    /// <summary>Whose units the filter offers: a post sees its own and what lies below; who works for the whole city, all of it.</summary>
    private Guid Root => Viewer is null || Shown is null ? Guid.Empty
        : Viewer.Role is Role.Centre or Role.Department or Role.Partner ? Shown.Organisation.City?.Id ?? Guid.Empty
        : Viewer.Actor.Unit;

    /// <summary>The row that the address names; on a wide screen else the first one, which stays while others come and go.</summary>
    private string? SelectedNumber => Case ?? _usual;

    protected override Task<DeskListing> QueryAsync(CancellationToken cancel) =>
        Asked is DeskQuestion question ? Listings.OfAsync(question, cancel) : Task.FromResult(DeskListing.Empty);

    protected override bool Concerns(Change change) => change.Stream switch
    {
        "account" => false,
        "appeal" or "ticket" => Viewer is not { } viewer || Shown is not { } shown || Scope.Of(viewer.Actor).Everything
            || change.IsIn(viewer.Actor.Unit, shown.Organisation) || shown.Page.Rows.Any(r => r.Case.Id == change.Case),
        _ => true,
    };

    protected override void OnFound(DeskListing? before, DeskListing found)
    {
        if (before is null)
        {
            _fresh.Clear();
            _chosen.Clear();
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
    }

    /// <summary>The next row comes forward; what was done is said above the list.</summary>
    private async Task Finish(string number, string act)
    {
        _done = (number, act);
        var rows = Shown?.Page.Rows ?? [];
        var at = rows.Select(r => r.Number).ToList().IndexOf(number);
        var next = rows.Skip(at + 1).Concat(rows.Take(Math.Max(0, at))).FirstOrDefault(r => r.Number != number);
        _usual = next?.Number;
        Navigation.NavigateTo((Here with { Case = Case is null ? null : next?.Number }).ToString(), replace: true);
        await LookAgainAsync();
    }

    /// <summary>Somebody writes about this row: the address holds it, so that a reload comes back to it.</summary>
    private void Pin(string number)
    {
        if (Case is null) Navigation.NavigateTo((Here with { Case = number }).ToString(), replace: true);
    }

    private void Choose(DeskRow row)
    {
        if (!_chosen.Remove(row.Id)) _chosen[row.Id] = row;
    }

    private void Unchoose() => _chosen.Clear();

    private static string Key(DeskTab tab) => EnumNames.Of(tab);

    private static string CaseOf(string number) => TicketMark(number) is var at && at > 0 ? number[..at] : number;

    private static string? TicketOf(string number) => TicketMark(number) > 0 ? number : null;

    /// <summary>Where <c>-T1</c> begins; a case's own number has none.</summary>
    private static int TicketMark(string number) => number.LastIndexOf("-T", StringComparison.OrdinalIgnoreCase);

    private static string? FirstOf(DeskListing listing) => listing.Page.Rows is [var first, ..] ? first.Number : null;
}

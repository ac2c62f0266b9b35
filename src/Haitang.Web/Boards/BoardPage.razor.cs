using Haitang.Projections.Live;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Boards;

public sealed partial class BoardPage
{
    private IDisposable? _ticking;

    [Parameter]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    /// <summary>Which units stand below: those of the tree, or <c>workers</c>.</summary>
    [SupplyParameterFromQuery(Name = "below")]
    private string? Below { get; set; }

    /// <summary>大屏: larger, and nothing beside the board.</summary>
    [SupplyParameterFromQuery(Name = "wall")]
    private string? Wall { get; set; }

    /// <summary>The ticket whose supervision form is open.</summary>
    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    [Inject]
    private BoardLooks Looks { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Ticker Ticker { get; set; } = null!;

    protected override object? Asked => Viewer is null ? null : new BoardQuestion(Viewer.Actor, Code, Period);

    private string WallAddress => Link(("wall", Wall is null ? "1" : null));

    protected override async Task<BoardShown> QueryAsync(CancellationToken cancel) =>
        new(Asked is BoardQuestion question ? await Looks.OfAsync(question, cancel) : null);

    // A ticket names who works on it and who issued it, not where its case lies.
    protected override bool Concerns(Change change) =>
        change.Stream is not "account"
        && (change.Stream is "ticket" || change.Units.Count == 0 || Shown?.Look is not { } look || change.Units.Any(unit => look.Organisation.IsIn(unit, look.Unit.Id)));

    /// <summary>The counters follow the log a moment behind; while they stand still, nothing is gained by asking.</summary>
    protected override bool IsBehind(BoardShown shown) => shown.Look is { Figures.WillFollow: true };

    protected override void OnAfterRender(bool firstRender)
    {
        // Lights change by the passing of time alone.
        if (firstRender) _ticking = Ticker.EachHalfMinute(() => _ = InvokeAsync(LookAgainAsync));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _ticking?.Dispose();
        base.Dispose(disposing);
    }

    private string AddressOn(string? ticket) => Link(("on", ticket));

    /// <summary>This board with some of its address changed; null takes a part away.</summary>
    private string Link(params (string Name, string? Value)[] parts) =>
        Navigation.GetUriWithQueryParameters(parts.ToDictionary(p => p.Name, p => (object?)p.Value));

    private void Go(string address) => Navigation.NavigateTo(address);
}

/// <param name="Look">Null where there is no such board for this viewer.</param>
public sealed record BoardShown(BoardLook? Look);

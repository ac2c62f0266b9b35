using Haitang.Projections.Live;
using Haitang.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Cases;

/// <summary>A component that shows one case and follows it.</summary>
public abstract class LiveCase : LivePage<CaseView>
{
    /// <summary>The case number.</summary>
    [Parameter, EditorRequired]
    public required string Number { get; set; }

    [Inject]
    private CaseViews Views { get; set; } = null!;

    protected CaseFile? File => Shown?.File;

    protected override object? Asked => (Viewer?.Actor, Number);

    protected override Task<CaseView> QueryAsync(CancellationToken cancel) =>
        Viewer is { } viewer
            ? Views.OfAsync(viewer.Actor, Number, cancel)
            : Task.FromResult(new CaseView(null, [], new Dictionary<Guid, Identity.AccountName>()));

    // A case that was not there may come into the scope by any change.
    protected override bool Concerns(Change change) =>
        change.Case is not { } its || File is not { } file || its == file.Row.Id;
}

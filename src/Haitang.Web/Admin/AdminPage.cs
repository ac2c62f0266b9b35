using Haitang.Web.Forms;
using Haitang.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Admin;

/// <summary>A list beside the object that the address names, with what can be done with it. The open form stands in the address too.</summary>
public abstract class AdminPage<TShown> : LivePage<TShown> where TShown : class
{
    /// <summary>The chosen object.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? Id { get; set; }

    /// <summary>The key of the act whose form is open.</summary>
    [SupplyParameterFromQuery(Name = "act")]
    public string? Open { get; set; }

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>What was done last on this page.</summary>
    protected DoneAct? Note { get; set; }

    /// <summary>The page's path.</summary>
    protected abstract string Path { get; }

    protected Guid? Chosen => Guid.TryParse(Id, out var id) ? id : null;

    /// <summary>What was done to the chosen object.</summary>
    protected DoneAct? NoteHere => Note is { } note && note.Object == Chosen ? note : null;

    /// <summary>On a narrow screen the object takes the place of the list.</summary>
    protected bool IsBeside => Chosen is not null || Open is not null;

    /// <summary>This page with another object, another form.</summary>
    protected virtual string AddressOf(Guid? id, string? act = null) => Build(("id", id?.ToString()), ("act", act));

    /// <summary>Another form for the chosen object.</summary>
    protected string ActAddress(string? act) => AddressOf(Chosen, act);

    protected string ObjectAddress(Guid id) => AddressOf(id);

    protected string Build(params IEnumerable<(string Name, string? Value)> parameters) =>
        Navigation.ToBaseRelativePath(Navigation.GetUriWithQueryParameters(
            Navigation.ToAbsoluteUri(Path).AbsoluteUri, parameters.ToDictionary(p => p.Name, object? (p) => p.Value)));

    protected async Task FinishAsync(DoneAct done)
    {
        Note = done;
        if (done.Object == Chosen) await LookAgainAsync();
        Navigation.NavigateTo(AddressOf(done.Object), replace: true);
    }

    protected void Dismiss() => Note = null;
}

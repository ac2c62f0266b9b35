using Haitang.Domain.Appeals;
using Haitang.Projections.Events;
using Haitang.Web.Shell;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Cases;

public sealed partial class NextSteps : ComponentBase
{
    private readonly Dictionary<CaseAct, CommandForm?> _forms = [];
    private readonly List<CaseAct> _opened = [];
    private IReadOnlyList<CaseAct> _offered = [];
    private CaseAct? _front;

    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>Told which act was done.</summary>
    [Parameter]
    public EventCallback<CaseAct> Done { get; set; }

    /// <summary>Told when the case has changed without the screen having heard of it.</summary>
    [Parameter]
    public EventCallback Overtaken { get; set; }

    /// <summary>Told when the person begins to fill in a form.</summary>
    [Parameter]
    public EventCallback<CaseAct> Touched { get; set; }

    /// <summary>Whether nothing else that could be done stands beside it.</summary>
    [Parameter]
    public bool Alone { get; set; } = true;

    /// <summary>The form in front, in the address: a reload comes back to it.</summary>
    [SupplyParameterFromQuery(Name = "act")]
    private string? Act { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override void OnParametersSet()
    {
        _offered = Viewer is null || File.Key is null ? [] : NextActs.For(Viewer.Actor, File.Row, File.Organisation);
        // What is no longer offered goes, unless somebody has typed into it: he is shown what has changed instead.
        _opened.RemoveAll(act => !_offered.Contains(act) && _forms.GetValueOrDefault(act) is not { IsTouched: true });
        var asked = EnumNames.ParseOrNull<CaseAct>(Act) ?? (File.Row.Status is AppealStatus.Collected ? CaseAct.Classify : null);
        if (asked is { } act && !_opened.Contains(act) && _offered.Contains(act)) _opened.Add(act);
        _front = asked is { } wanted && _opened.Contains(wanted) ? wanted : _opened.Cast<CaseAct?>().FirstOrDefault(a => _forms.GetValueOrDefault(a!.Value) is { IsTouched: true });
    }

    private async Task FinishAsync(CaseAct act)
    {
        _opened.Remove(act);
        await Done.InvokeAsync(act);
    }

    /// <summary>The buttons for the acts other than the one in front.</summary>
    private RenderFragment Others(CaseAct? front) => builder =>
    {
        foreach (var act in _offered.Where(a => a != front))
        {
            builder.OpenElement(0, "a");
            builder.SetKey(act);
            builder.AddAttribute(1, "class", "btn");
            builder.AddAttribute(2, "href", Navigation.GetUriWithQueryParameter("act", EnumNames.Of(act)));
            builder.AddContent(3, NameOf(act));
            builder.CloseElement();
        }
    };

    private string NameOf(CaseAct act) =>
        act is CaseAct.Classify && File.Row.Status is not AppealStatus.Collected ? Screens.Say("act.reclassify") : Screens.Word(act);
}

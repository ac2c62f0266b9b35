using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Desks;

public sealed partial class DispatchForm
{
    private static readonly string[] Fields = ["lead", "assisting"];
    private readonly List<Guid> _assisting = [];
    private Suggestions? _suggestions;
    private (Guid Case, Guid? Category)? _suggestedFor;
    private Guid? _lead;
    private string _search = "";

    [Inject]
    private Suggesting Suggesting { get; set; } = null!;

    private string Label => _lead is { } lead ? Screens.Say("desk.dispatch-to", ("unit", File.Organisation.Unit(lead))) : Screens.Say("desk.dispatch");

    /// <summary>The suggested ones, and whom the person has found himself.</summary>
    private IEnumerable<Suggestion> Offered
    {
        get
        {
            var suggested = _suggestions?.Lead ?? [];
            return _lead is not { } lead || suggested.Any(s => s.Unit.Id == lead)
                ? suggested
                : [new(File.Organisation.Unit(lead)!, null, InTown: false, Percent: null), .. suggested];
        }
    }

    private IEnumerable<UnitEntry> Found => Viewer is null ? [] : Choices.Units(
        File.Organisation, unit => Suggesting.CanTake(unit, Viewer.Actor, File.Organisation), _search.Trim()).Select(c => File.Organisation.Unit(new Ref(c.Value))!);

    /// <summary>Who assisted before and is not chosen yet.</summary>
    private IEnumerable<UnitEntry> AlsoBefore => (_suggestions?.Assisting ?? []).Select(s => s.Unit).Where(u => !_assisting.Contains(u.Id) && u.Id != _lead);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || _suggestedFor == (File.Row.Id, File.Row.Category)) return;
        _suggestedFor = (File.Row.Id, File.Row.Category);
        _suggestions = await Suggesting.OfAsync(Viewer.Actor, File.Row, File.Organisation);
        if (!IsTouched) _lead = _suggestions.Lead is [var first, ..] ? first.Unit.Id : null;
    }

    protected override ICommand? ToCommand(List<Refusal> missing)
    {
        if (_lead is not { } lead)
        {
            missing.Add(new("input.required", "lead", []));
            return null;
        }

        return new DispatchAppeal { Lead = lead, Assisting = [.. _assisting.Select(unit => (Ref)unit)] };
    }

    private void Search(string? text) => _search = text ?? "";

    private Task ChooseAsync(Guid unit)
    {
        (_lead, _search) = (unit, "");
        _assisting.Remove(unit);
        return TouchAsync();
    }

    private Task AssistAsync(Guid unit)
    {
        _search = "";
        if (!_assisting.Remove(unit)) _assisting.Add(unit);
        if (_lead == unit) _lead = null;
        return TouchAsync();
    }

    private static string UnitWords(UnitEntry unit) => Called.By(unit);
}

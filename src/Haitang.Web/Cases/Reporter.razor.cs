using Haitang.Domain.Decisions;
using Haitang.Web.Privacy;
using Haitang.Web.Shell;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;
using Npgsql;

namespace Haitang.Web.Cases;

public sealed partial class Reporter : ComponentBase
{
    private Contact? _contact;
    private IReadOnlyList<Refusal> _refusals = [];
    private string _reason = "";
    private bool _asking;

    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>Told when somebody has seen the contact data.</summary>
    [Parameter]
    public EventCallback Revealed { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private Revealing Revealing { get; set; } = null!;

    private string DialogId => "reveal-" + File.Row.Number;

    private string? Wrong => _refusals.FirstOrDefault(r => r.Field is not null) is { } wrong ? Words.Refusals.Say(wrong) : null;

    private static string Masked((string? Name, string? Phone) reporter) => reporter switch
    {
        ({ } name, { } phone) => Screens.Say("case.reporter-both", ("name", name), ("phone", phone)),
        var (name, phone) => name ?? phone ?? Figures.None,
    };

    private async Task ShowAsync()
    {
        if (_asking || Viewer is not { } viewer) return;
        _asking = true;
        try
        {
            (_contact, _refusals) = await Revealing.RevealAsync(viewer.Actor, File.Row.Id, _reason);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            _refusals = [new("command.no_answer", null, [])];
        }
        finally
        {
            _asking = false;
        }

        if (_contact is null) return;
        _reason = "";
        await Revealed.InvokeAsync();
    }

    /// <summary>Looking again needs a reason again.</summary>
    private void Forget() => _contact = null;
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Shell;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Desks;

public sealed partial class BulkBar : ComponentBase
{
    private readonly List<BulkResult> _results = [];
    private IReadOnlyList<Suggestion> _suggested = [];
    private string _search = "";
    private bool _choosing;
    private bool _busy;

    /// <summary>The rows as they were when they were ticked: what the person saw.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<Guid, DeskRow> Chosen { get; set; }

    [Parameter, EditorRequired]
    public required OrganisationDirectory Organisation { get; set; }

    /// <summary>Told when nothing is to be chosen any more.</summary>
    [Parameter]
    public EventCallback Cleared { get; set; }

    /// <summary>Told when all have been tried.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private CommandDesk Desk { get; set; } = null!;

    [Inject]
    private Suggesting Suggesting { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    private IEnumerable<DeskRow> Rows => Chosen.Values;

    private string? Busy => _busy ? "true" : null;

    private bool CanMerge => Chosen.Count > 1 && Rows.All(r => r.Ticket is null) && Has(typeof(MergeAppeal));

    private bool CanDispatch => Has(typeof(DispatchAppeal)) && Rows.All(r => r is { Ticket: null, Case.Status: AppealStatus.Classified });

    private bool CanAccept => Has(typeof(AcceptTicket)) && Rows.All(r => r.Ticket is { Status: TicketStatus.Issued } && r.Ticket.Unit == Viewer?.Actor.Unit);

    private bool CanVerify => Has(typeof(VerifyTicket)) && Rows.All(r => r.Ticket is { Status: TicketStatus.Completed } && r.Ticket.Unit != Viewer?.Actor.Unit);

    private IEnumerable<UnitEntry> Found => Viewer is null ? [] : Choices.Units(
        Organisation, unit => Suggesting.CanTake(unit, Viewer.Actor, Organisation), _search.Trim()).Select(c => Organisation.Unit(new Ref(c.Value))!);

    /// <summary>同为“架空线缆”，相距 180 米</summary>
    private string Common => string.Join(Screens.Say("list.separator"), CommonParts());

    private IEnumerable<string> CommonParts()
    {
        if (Chosen.Count < 2) yield break;
        if (Rows.Select(r => r.Case.Category).Distinct().ToList() is [{ } category] && Organisation.Category(category) is { } same)
            yield return Screens.Say("desk.chosen-kind", ("category", same));
        if (Rows.All(r => r.Case.Location is not null) && Distance.Span([.. Rows.Select(r => r.Case.Location!)]) is { } metres)
            yield return Screens.Say("desk.metres", ("n", (long)(Math.Round(metres / 10) * 10)));
    }

    private async Task OfferAsync()
    {
        _choosing = !_choosing;
        if (_choosing && Viewer is not null) _suggested = (await Suggesting.OfAsync(Viewer.Actor, Rows.First().Case, Organisation)).Lead;
    }

    /// <summary>The others follow the one that came first.</summary>
    private Task MergeAsync()
    {
        var main = Rows.OrderBy(r => r.Case.CollectedAt).First();
        return AllAsync(_ => new MergeAppeal { Into = main.Id }, except: main.Id);
    }

    private Task DispatchAsync(UnitEntry unit)
    {
        (_choosing, _search) = (false, "");
        return AllAsync(_ => new DispatchAppeal { Lead = unit.Id });
    }

    /// <summary>One after the other, each with the version that the person saw; what is refused leaves the others alone.</summary>
    private async Task AllAsync(Func<DeskRow, ICommand> commandOf, Guid? except = null)
    {
        if (_busy || Viewer is not { } viewer) return;
        _busy = true;
        _results.Clear();
        try
        {
            foreach (var row in Rows.Where(r => r.Id != except).ToList())
            {
                _results.Add(await OneAsync(viewer.Actor, row, commandOf(row)));
                StateHasChanged();
            }
        }
        finally
        {
            _busy = false;
        }

        await Cleared.InvokeAsync();
        await Done.InvokeAsync();
    }

    private async Task<BulkResult> OneAsync(Actor by, DeskRow row, ICommand command)
    {
        var submission = new Submission();
        submission.Begin(row.Ticket?.Version ?? row.Case.Version);
        var done = await submission.SendAsync(
            sending => Desk.SendAsync(new SentCommand(sending.Id, by, command) { Stream = row.Id, ExpectedVersion = sending.Seen }), Loggers.CreateLogger<BulkBar>());
        return new(row.Number, done is not null ? null
            : submission.IsStale ? Screens.Say("desk.result-stale")
            : string.Join(' ', submission.Refusals.Select(Refusals.Say)));
    }

    private async Task ClearAsync()
    {
        _choosing = false;
        await Cleared.InvokeAsync();
    }

    private bool Has(Type command) => Viewer is not null && Permissions.HasVerb(Viewer.Role, command);

    /// <summary>What came of one row.</summary>
    /// <param name="Why">Why it was not done; null when it was.</param>
    private sealed record BulkResult(string Number, string? Why);
}

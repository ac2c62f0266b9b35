using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Shell;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Desks;

public sealed partial class NearPanel : ComponentBase
{
    private readonly Submission _sending = new();
    private NearView? _view;
    private CaseFile? _compared;
    private string? _said;
    private long _lookedAt;

    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>Told when something was merged or separated.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private LookingAround Around { get; set; } = null!;

    [Inject]
    private CommandDesk Desk { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    private bool MayMerge => May(typeof(MergeAppeal));

    private bool MaySeparate => May(typeof(SeparateAppeal));

    private string MainNumber => File.History.Select(e => e.Event).OfType<AppealMerged>().LastOrDefault()?.MainNumber ?? "";

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || _lookedAt == File.Row.Version) return;
        _lookedAt = File.Row.Version;
        _view = await Around.AtAsync(Viewer.Actor, File);
    }

    private async Task CompareAsync(NearCase near) =>
        _compared = _compared?.Row.Id == near.Case.Id || Viewer is null ? null : await Around.ReadAsync(Viewer.Actor, near.Case.Number);

    /// <summary>The later one follows the earlier one.</summary>
    private (CaseRow Follows, CaseRow Main) Roles(NearCase near) => near.Case.CollectedAt <= File.Row.CollectedAt ? (File.Row, near.Case) : (near.Case, File.Row);

    private string MergeWords(NearCase near) => Roles(near) is var (follows, _) && follows.Id == File.Row.Id
        ? Screens.Say("desk.merge-into", ("number", near.Case.Number))
        : Screens.Say("desk.merge-here", ("number", near.Case.Number));

    private Task MergeAsync(NearCase near)
    {
        var (follows, main) = Roles(near);
        return SendAsync(follows, new MergeAppeal { Into = main.Id }, Screens.Say("desk.merged", ("number", follows.Number), ("main", main.Number)));
    }

    private Task SeparateAsync(CaseRow row, string reason) =>
        SendAsync(row, new SeparateAppeal { Reason = FreeText.OfClear(reason.Trim()) }, Screens.Say("desk.separated", ("number", row.Number)));

    private async Task SendAsync(CaseRow row, ICommand command, string said)
    {
        if (Viewer is not { } viewer || _sending.IsSending) return;
        _said = null;
        _sending.Begin(row.Version);
        var done = await _sending.SendAsync(
            sending => Desk.SendAsync(new SentCommand(sending.Id, viewer.Actor, command) { Stream = row.Id, ExpectedVersion = sending.Seen }),
            Loggers.CreateLogger<NearPanel>());
        if (done is not null) (_said, _compared) = (said, null);
        else if (!_sending.IsStale) return;
        await Changed.InvokeAsync();
        _view = await Around.AtAsync(viewer.Actor, File);
    }

    private static IEnumerable<string> Why(NearCase near)
    {
        if (near.Metres is { } metres) yield return Screens.Say("desk.metres", ("n", (long)(Math.Round(metres / 10) * 10)));
        if (near.SameCategory) yield return Screens.Say("desk.same-category");
        if (near.Alike > 0) yield return Screens.Say("desk.alike", ("n", (long)Math.Round(near.Alike * 100)));
    }

    private bool May(Type command) => Viewer is not null && Permissions.Grants(
        command, Viewer.Actor, (Appeal.Initial with { Unit = File.Row.Area, Holder = File.Row.Holder, Confidential = File.Row.Confidential }).Parties, File.Organisation) is not null;
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Desks;

/// <summary>Two facts of one call: the attempt, and what the resident said. The second is sent once the first stands.</summary>
public sealed partial class CallBackForm : ComponentBase
{
    private readonly Submission _attempt = new();
    private readonly Submission _rating = new();
    private CallBackResult? _result;
    private bool? _resolved;
    private Satisfaction? _satisfaction;
    private string _comment = "";
    private bool _recorded;
    private bool _missing;
    private bool _begun;

    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Told when the case has changed without the screen having heard of it.</summary>
    [Parameter]
    public EventCallback Overtaken { get; set; }

    [Parameter]
    public EventCallback Touched { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private CommandDesk Desk { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    private long? Seen => File.History.LastOrDefault(e => e.Stream == File.Row.Id)?.Version;

    /// <summary>Those since the last answer.</summary>
    private List<HistoryEntry> Attempts => [.. File.History.SkipWhile(e => e.Event is not (AppealAnswered or AppealSettledOnSpot or AppealAnsweredWithMain)).Where(e => e.Event is CallBackAttempted)];

    private int Missed => Attempts.Count(e => e.Event is CallBackAttempted { Result: CallBackResult.NotReached });

    protected override void OnParametersSet()
    {
        if (_begun) return;
        _attempt.Begin(Seen);
    }

    private Task PutAsync(Action put)
    {
        put();
        _begun = true;
        _missing = false;
        return Touched.InvokeAsync();
    }

    private async Task SendAsync()
    {
        if (Viewer is not { } viewer) return;
        _missing = _result is null || (_result is CallBackResult.Reached && (_resolved is null || _satisfaction is null));
        if (_missing || _result is not { } result) return;
        if (!_recorded)
        {
            if (await SendAsync(_attempt, viewer.Actor, new RecordCallBack { Result = result }) is not { } done)
            {
                if (_attempt.IsStale) await Overtaken.InvokeAsync();
                return;
            }

            _recorded = true;
            _rating.Begin(done.Read().Version);
        }

        if (result is CallBackResult.Reached && await SendAsync(_rating, viewer.Actor, Rating()) is null) return;
        await Done.InvokeAsync();
    }

    private EvaluateAppeal Rating() => new()
    {
        Resolved = _resolved is true,
        Satisfaction = _satisfaction!.Value,
        Comment = _comment.Trim() is { Length: > 0 } comment ? FreeText.OfClear(comment) : null,
        Via = EvaluationWay.CallBack,
    };

    private Task<CommandAnswer.Done?> SendAsync(Submission submission, Actor by, ICommand command) => submission.SendAsync(
        sending => Desk.SendAsync(new SentCommand(sending.Id, by, command) { Stream = File.Row.Id, ExpectedVersion = sending.Seen }),
        Loggers.CreateLogger<CallBackForm>());

    private async Task LookAsync()
    {
        await Overtaken.InvokeAsync();
        _attempt.Begin(Seen);
    }

    private string IdOf(string field) => $"{field}-{File.Row.Number}";
}

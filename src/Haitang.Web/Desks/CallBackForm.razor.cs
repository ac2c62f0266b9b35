using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Cases;
using Haitang.Web.Shell;

namespace Haitang.Web.Desks;

/// <summary>Two facts of one call: the attempt, and what the resident said. The second is sent once the first stands.</summary>
public sealed partial class CallBackForm : CaseForm
{
    private readonly Submission _attempt = new();
    private readonly Submission _rating = new();
    private CallBackResult? _result;
    private bool? _resolved;
    private Satisfaction? _satisfaction;
    private string _comment = "";
    private bool _recorded;
    private bool _missing;

    /// <summary>Those since the last answer.</summary>
    private List<HistoryEntry> Attempts =>
        [.. File.History.Skip(1 + LastAnswer).Where(e => e.Event is CallBackAttempted)];

    private int LastAnswer => File.History.ToList().FindLastIndex(e => e.Event is AppealAnswered or AppealSettledOnSpot or AppealAnsweredWithMain);

    private int Missed => Attempts.Count(e => e.Event is CallBackAttempted { Result: CallBackResult.NotReached });

    /// <summary>What is sent next.</summary>
    private Submission Next => _recorded ? _rating : _attempt;

    protected override void OnParametersSet()
    {
        if (!IsTouched || _attempt.Seen is null) _attempt.Begin(File.Row.Version);
    }

    private Task PutAsync(Action put)
    {
        put();
        _missing = false;
        return TouchAsync();
    }

    private async Task SendAsync()
    {
        _missing = _result is null || (_result is CallBackResult.Reached && (_resolved is null || _satisfaction is null));
        if (_missing || _result is not { } result) return;
        if (!_recorded)
        {
            if (await SendAsync(_attempt, new RecordCallBack { Result = result }) is not { } done) return;
            _recorded = true;
            _rating.Begin(done.Read().Version);
        }

        if (result is CallBackResult.Reached && await SendAsync(_rating, Rating()) is null) return;
        IsTouched = false;
        await Done.InvokeAsync();
    }

    private EvaluateAppeal Rating() => new()
    {
        Resolved = _resolved is true,
        Satisfaction = _satisfaction!.Value,
        Comment = _comment.Trim() is { Length: > 0 } comment ? FreeText.OfClear(comment) : null,
        Via = EvaluationWay.CallBack,
    };

    /// <summary>Sends what was put in, now that the person knows what has changed.</summary>
    private Task SendAnywayAsync()
    {
        Next.Begin(File.Row.Version);
        return SendAsync();
    }
}

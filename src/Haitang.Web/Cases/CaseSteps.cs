using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Projections.Timelines;

namespace Haitang.Web.Cases;

/// <summary>A step of the loop on the case page.</summary>
/// <param name="Key">Under <c>case.step-</c> in the screen words.</param>
/// <param name="At">When it was done; null before, and where the case went past it.</param>
public sealed record CaseStep(string Key, CaseStepState State, DateTimeOffset? At);

public enum CaseStepState
{
    Ahead,
    Now,
    Done,
    /// <summary>The case went past it: settled on the spot it was never dispatched.</summary>
    Passed,
}

/// <summary>收集 → 分类 → 派单 → 办理 → 办结 → 评价, with the moments from the history.</summary>
public static class CaseSteps
{
    private static readonly string[] Keys = ["collect", "classify", "dispatch", "handle", "settle", "evaluate"];

    public static IReadOnlyList<CaseStep> Of(AppealStatus status, IReadOnlyList<HistoryEntry> history)
    {
        var moments = new DateTimeOffset?[Keys.Length];
        foreach (var entry in history)
        {
            if (StepOf(entry.Event) is { } step) moments[step] = entry.RecordedAt;
        }

        var now = NowAt(status);
        return [.. Keys.Select((key, n) => new CaseStep(key, State(n, now, moments[n]), moments[n]))];
    }

    private static CaseStepState State(int step, int? now, DateTimeOffset? at) =>
        at is not null && step != now ? CaseStepState.Done
        : now is not { } here ? CaseStepState.Passed
        : step == here ? CaseStepState.Now
        : step < here ? CaseStepState.Passed
        : CaseStepState.Ahead;

    private static int? StepOf(Domain.Decisions.IEvent happened) => happened switch
    {
        AppealCollected => 0,
        AppealClassified => 1,
        AppealDispatched => 2,
        TicketAccepted => 3,
        AppealSettledOnSpot or AppealAnswered or AppealAnsweredWithMain => 4,
        AppealEvaluated or AppealClosed => 5,
        _ => null,
    };

    /// <summary>Where the case waits; null when nothing more comes.</summary>
    private static int? NowAt(AppealStatus status) => status switch
    {
        AppealStatus.None => 0,
        AppealStatus.Collected => 1,
        AppealStatus.Classified => 2,
        AppealStatus.InHand => 3,
        AppealStatus.Done => 4,
        AppealStatus.Answered => 5,
        _ => null,
    };
}

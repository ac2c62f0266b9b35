using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>回访: an attempt to hear the resident. Three attempts on at least two days, then it stays unanswered; never by the unit that worked.</summary>
public sealed record RecordCallBack : ICommand<Appeal>
{
    private const int Enough = 3;
    private const int LeastDays = 2;

    public required CallBackResult Result { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not AppealStatus.Answered) return Refuse("appeal.not_answered", ("status", state.Status));
        if (state.Subject is Subject.Anonymous) return Refuse("appeal.anonymous_no_call_back");
        if (state.WorkedBy(facts.Actor.Unit)) return Refuse("appeal.own_work");
        if (state.CallBacks is [.., { Unanswered: true }]) return Refuse("appeal.call_backs_done");
        var today = WorkingTime.DayOf(facts.Now);
        return Accept(new CallBackAttempted(Result, today, IsLast(state, today)));
    }

    private bool IsLast(Appeal state, DateOnly today) => Result switch
    {
        CallBackResult.Refused => !state.Evaluated,
        CallBackResult.NotReached when !state.Evaluated => Missed(state).Append(today) is var days
            && days.Count() >= Enough && days.Distinct().Count() >= LeastDays,
        _ => false,
    };

    /// <summary>The days of the attempts that reached nobody.</summary>
    private static IEnumerable<DateOnly> Missed(Appeal state) =>
        state.CallBacks.Where(c => c.Result is CallBackResult.NotReached).Select(c => c.On);
}

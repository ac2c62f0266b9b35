using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>归档 before the time for rating is over: only when nothing more is to be heard.</summary>
public sealed record CloseAppeal : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Status is not AppealStatus.Answered ? Refuse("appeal.not_answered", ("status", state.Status))
        : state.Evaluated || state.CallBacks is [.., { Unanswered: true }] ? Accept(new AppealClosed(null))
        : Refuse("appeal.rating_open", ("until", state.Windows?.RateUntil));
}

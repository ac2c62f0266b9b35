using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>The clock writes what has come due on an appeal.</summary>
public sealed record StrikeAppealClock : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        AppealMoments.Due(state) is not { } due || facts.Now <= due ? Refuse("clock.not_yet")
        : state.Waits ? Accept(new AppealDispatchOverdue(due))
        : Accept(new AppealClosed(due));
}

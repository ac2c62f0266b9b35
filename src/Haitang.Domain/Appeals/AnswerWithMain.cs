using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>A merged case is answered with its main case. A reaction sends it.</summary>
public sealed record AnswerWithMain(Guid Main, Outcome Outcome) : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Status is AppealStatus.Merged && state.Main == Main
            ? Accept(new AppealAnsweredWithMain(Main, state.MainNumber!, Outcome, AnswerWindows.From(facts.Now)))
            : Refuse("appeal.not_merged", ("status", state.Status));
}

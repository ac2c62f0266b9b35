using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>评价: resolved and satisfied, asked apart. Open for seven days; the last one counts.</summary>
public sealed record EvaluateAppeal : ICommand<Appeal>
{
    public const int MostComment = 2_000;

    public required bool Resolved { get; init; }
    public required Satisfaction Satisfaction { get; init; }
    public FreeText? Comment { get; init; }
    public required EvaluationWay Via { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not AppealStatus.Answered) return Refuse("appeal.not_answered", ("status", state.Status));
        if (facts.Now > state.Windows?.RateUntil) return Refuse("appeal.rating_over", ("until", state.Windows.RateUntil));
        var byResident = facts.Actor.Role is Role.Resident or Role.Enterprise;
        if (!byResident && state.WorkedBy(facts.Actor.Unit)) return Refuse("appeal.own_work");
        var inputs = new Inputs().Must(byResident == Via is EvaluationWay.Portal, "via", "appeal.portal_is_the_residents")
            .Must(Via is not EvaluationWay.CallBack || state.Subject is not Subject.Anonymous, "via", "appeal.anonymous_no_call_back");
        if (Comment is not null) inputs.Text("comment", Comment, MostComment);
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealEvaluated(Resolved, Satisfaction, Comment, Via));
    }
}

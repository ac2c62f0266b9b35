using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>答复: only when every ticket is finished and verified, by the desk that issued them.</summary>
public sealed record AnswerAppeal : ICommand<Appeal>
{
    public const int MostText = 4_000;

    /// <summary>What was done, in words that the resident understands.</summary>
    public required FreeText Text { get; init; }
    public required Outcome Outcome { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not AppealStatus.Done) return Refuse("appeal.not_to_answer", ("status", state.Status));
        var inputs = new Inputs().Text("text", Text, MostText);
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealAnswered(Text, Outcome, AnswerWindows.From(facts.Now), state.Absorbed));
    }
}

using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Deadlines;

/// <summary>Sets other limits for what is issued from now on. Names every line: one that is left out is gone.</summary>
public sealed record RevisePolicy : ICommand<DeadlinePolicy>
{
    public required IReadOnlyList<PolicyLineInput> Lines { get; init; }

    public required ConsultationInput Consultation { get; init; }

    public Decision Decide(DeadlinePolicy state, Facts facts)
    {
        var inputs = new Inputs().Policy(Lines, Consultation, facts.Organisation);
        if (inputs.Wrong) return inputs.Refuse();
        var (lines, consultation) = (Lines.ToNamed(facts.Organisation), Consultation.ToLimits());
        return consultation == state.Consultation && lines.Select(l => l.ToLine()).ToHashSet().SetEquals(state.Lines.Select(l => l.ToLine()))
            ? RefuseField("lines", "input.unchanged")
            : Accept(new DeadlinePolicyRevised(state.Version + 1, lines, consultation));
    }
}

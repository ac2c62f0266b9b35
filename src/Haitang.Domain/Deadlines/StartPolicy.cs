using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Deadlines;

/// <summary>Gives a city its limits; the standard ones where none are named.</summary>
public sealed record StartPolicy : IStartingCommand<DeadlinePolicy>
{
    public required Ref City { get; init; }

    /// <summary>Absent: those of <see cref="StandardPolicy"/>.</summary>
    public IReadOnlyList<PolicyLineInput>? Lines { get; init; }

    /// <inheritdoc cref="Lines"/>
    public ConsultationInput? Consultation { get; init; }

    public Ref StartingUnit => City;

    public Decision Decide(DeadlinePolicy state, Facts facts)
    {
        if (state.Version > 0 || facts.Deadlines.PolicyVersion > 0) return Refuse("policy.already_there");
        var city = facts.Organisation.Unit(City);
        var (lines, consultation) = (Lines ?? StandardPolicy.Lines, Consultation ?? StandardPolicy.Consultation);
        var inputs = new Inputs().Must(city?.Kind is UnitKind.City, "city", "unit.unknown").Policy(lines, consultation, facts.Organisation);
        return inputs.Wrong ? inputs.Refuse()
            : Accept(new DeadlinePolicyStarted(city!.Id, 1, lines.ToNamed(facts.Organisation), consultation.ToLimits()));
    }
}

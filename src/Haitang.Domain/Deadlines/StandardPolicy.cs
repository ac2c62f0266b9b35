namespace Haitang.Domain.Deadlines;

/// <summary>The limits that a new city begins with.</summary>
public static class StandardPolicy
{
    public static IReadOnlyList<PolicyLineInput> Lines { get; } =
    [
        Line(
            Urgency.Emergency, TimeLimit.NaturalMinutes(15), TimeLimit.NaturalMinutes(30), TimeLimit.NaturalHours(2),
            TimeLimit.NaturalHours(24)),
        Line(
            Urgency.Pressing, TimeLimit.NaturalHours(1), TimeLimit.NaturalHours(2), TimeLimit.NaturalHours(24),
            TimeLimit.WorkingDays(3)),
        Line(
            Urgency.Routine, TimeLimit.WorkingHours(4), TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(1),
            TimeLimit.WorkingDays(5)),
        Line(
            Urgency.Complex, TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(3),
            TimeLimit.WorkingDays(15)),
    ];

    public static ConsultationInput Consultation { get; } = ConsultationInput.Of(new(TimeLimit.WorkingDays(2), TimeLimit.WorkingDays(5)));

    private static PolicyLineInput Line(Urgency urgency, TimeLimit dispatch, TimeLimit accept, TimeLimit contact, TimeLimit complete) =>
        PolicyLineInput.Of(new(null, urgency, dispatch, accept, contact, complete));
}

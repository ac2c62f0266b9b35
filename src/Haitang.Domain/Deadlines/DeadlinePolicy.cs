using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Deadlines;

/// <summary>时限规则: how long everything may take, by category and urgency. One for the city; each revision is a version of its own.</summary>
public sealed record DeadlinePolicy : IStreamState<DeadlinePolicy>
{
    public static DeadlinePolicy Initial { get; } = new();

    public static int FoldVersion => 1;

    public Guid City { get; init; }

    /// <summary>Counts revisions; 0 before the first event.</summary>
    public int Version { get; init; }

    public IReadOnlyList<NamedLine> Lines { get; init; } = [];

    /// <summary>Null before the first event.</summary>
    public ConsultationLimits? Consultation { get; init; }

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, City)];

    public static DeadlinePolicy Evolve(DeadlinePolicy state, IEvent happened) => happened switch
    {
        DeadlinePolicyStarted e => state with { City = e.City, Version = e.Version, Lines = e.Lines, Consultation = e.Consultation },
        DeadlinePolicyRevised e => state with { Version = e.Version, Lines = e.Lines, Consultation = e.Consultation },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a deadline policy."),
    };
}

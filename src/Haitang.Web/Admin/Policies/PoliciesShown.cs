using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Projections.Timelines;

namespace Haitang.Web.Admin.Policies;

/// <summary>The city's policy with all its versions; no file where there is none yet.</summary>
public sealed record PoliciesShown(OrganisationDirectory Organisation, ObjectFile<DeadlinePolicy>? File)
{
    /// <summary>The oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; } = File is null ? [] : [.. File.History.Select(Version)];

    private static PolicyVersion Version(HistoryEntry entry) => entry.Event switch
    {
        DeadlinePolicyStarted e => new(entry, e.Version, e.Lines, e.Consultation),
        DeadlinePolicyRevised e => new(entry, e.Version, e.Lines, e.Consultation),
        _ => throw new InvalidOperationException($"{entry.Type} makes no version of a policy."),
    };
}

/// <summary>A version of the policy, and what made it.</summary>
public sealed record PolicyVersion(HistoryEntry Entry, int Number, IReadOnlyList<NamedLine> Lines, ConsultationLimits Consultation)
{
    public NamedLine? LineOf(Guid? category, Urgency urgency) => Lines.FirstOrDefault(l => l.Category?.Id == category && l.Urgency == urgency);
}

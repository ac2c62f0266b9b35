using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Deadlines;

/// <summary>The city has limits from here on.</summary>
/// <param name="City">Whose policy it is.</param>
/// <param name="Version">The first.</param>
/// <param name="Lines">All of them.</param>
public sealed record DeadlinePolicyStarted(Guid City, int Version, IReadOnlyList<NamedLine> Lines, ConsultationLimits Consultation)
    : IEvent<DeadlinePolicy>;

/// <summary>Other limits for what is issued from here on; what was issued keeps its own.</summary>
/// <param name="Lines">All of them, changed or not.</param>
public sealed record DeadlinePolicyRevised(int Version, IReadOnlyList<NamedLine> Lines, ConsultationLimits Consultation) : IEvent<DeadlinePolicy>;

/// <summary>A <see cref="PolicyLine"/> with its category as it was called then.</summary>
/// <param name="Category">Null: the general line of the urgency.</param>
public sealed record NamedLine(
    Named? Category, Urgency Urgency, TimeLimit Dispatch, TimeLimit Accept, TimeLimit Contact, TimeLimit Complete)
{
    public PolicyLine ToLine() => new(Category?.Id, Urgency, Dispatch, Accept, Contact, Complete);
}

/// <summary>共商时限, both from approval.</summary>
/// <param name="ReportIn">报到</param>
/// <param name="Meeting">联席会议</param>
public sealed record ConsultationLimits(TimeLimit ReportIn, TimeLimit Meeting);

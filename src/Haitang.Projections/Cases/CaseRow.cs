using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;

namespace Haitang.Projections.Cases;

/// <summary>What a list shows of a case.</summary>
/// <param name="NatureTold">The nature in the source's own word, until somebody here has classified the case.</param>
/// <param name="Holder">In whose queue it stands.</param>
/// <param name="Area">The unit that the matter lies in.</param>
public sealed record CaseRow(
    Guid Id, string Number, long Version, AppealStatus Status, string Title, string? Place, GeoPoint? Location, Guid Channel,
    Subject Subject, string? NatureTold, Guid? Category, Nature? Nature, Urgency? Urgency, Level? Level, bool Confidential,
    Guid Holder, Guid Area, Guid? Reporter, string? ExternalRef, int Attachments, Guid CollectedBy,
    DateTimeOffset CollectedAt, DateTimeOffset ChangedAt);

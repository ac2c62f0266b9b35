using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;

namespace Haitang.Projections.Tickets;

/// <summary>What a list shows of a ticket.</summary>
/// <param name="Title">Of its case.</param>
/// <param name="AcceptBy">Null while the accept clock stands.</param>
/// <param name="ContactBy">Null where no contact is due.</param>
/// <param name="Confidential">As its case is now.</param>
public sealed record TicketRow(
    Guid Id, Guid Case, string CaseNumber, string Title, string Number, long Version, TicketStatus Status, Guid Unit, Guid Issuer, bool Lead,
    Urgency Urgency, int Run, DateTimeOffset? AcceptBy, DateTimeOffset? ContactBy, DateTimeOffset? DueBy, DateTimeOffset? SoonAt, Card? Card,
    int? Percent, Outcome? Outcome, bool? InTime, bool Contacted, DateTimeOffset? ExtensionAsked, SuspensionReason? SuspensionAsked,
    DateTimeOffset? ResumesAt, DateTimeOffset IssuedAt, DateTimeOffset ChangedAt,
    bool Confidential)
{
    /// <summary>Work that waits for verification, or has ended, runs against no clock.</summary>
    public bool Runs => Status is TicketStatus.Issued or TicketStatus.ReturnAsked or TicketStatus.Accepted or TicketStatus.Suspended;

    public Light LightAt(DateTimeOffset moment) =>
        Runs ? Lights.At(moment, SoonAt, DueBy, CardLight.Of(Card)) : Light.None;
}

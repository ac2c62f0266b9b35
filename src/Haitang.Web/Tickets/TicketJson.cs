using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;
using Haitang.Web.Words;

namespace Haitang.Web.Tickets;

/// <summary>A ticket, as programs read it.</summary>
/// <param name="Unit">Who works on it.</param>
/// <param name="Issuer">Who rules on it and verifies it.</param>
/// <param name="Light">As it is now.</param>
/// <param name="Run">1 from issue, one more with each send-back.</param>
/// <param name="AcceptBy">Null while the accept clock stands.</param>
/// <param name="ContactBy">Null where no contact is due.</param>
/// <param name="ExtensionAsked">Until when, while an extension waits for its ruling.</param>
/// <param name="ResumesAt">When a suspended ticket goes on by itself.</param>
public sealed record TicketJson(
    Guid Id, Guid Case, string CaseNumber, string Title, string Number, long Version, TicketStatus Status, NamedJson Unit, NamedJson Issuer, bool Lead,
    Urgency Urgency, Light Light, int Run, DateTimeOffset? AcceptBy, DateTimeOffset? ContactBy, DateTimeOffset? DueBy, DateTimeOffset? SoonAt,
    Card? Card, int? Percent, Outcome? Outcome, bool? InTime, bool Contacted, DateTimeOffset? ExtensionAsked, SuspensionReason? SuspensionAsked,
    DateTimeOffset? ResumesAt, DateTimeOffset IssuedAt, DateTimeOffset ChangedAt, bool Confidential)
{
    public static TicketJson Of(TicketRow row, OrganisationDirectory organisation, DateTimeOffset now) => new(
        row.Id, row.Case, row.CaseNumber, row.Title, row.Number, row.Version, row.Status, NamedJson.Of(organisation.Unit(row.Unit)),
        NamedJson.Of(organisation.Unit(row.Issuer)), row.Lead, row.Urgency, row.LightAt(now), row.Run, CityTime.Of(row.AcceptBy), CityTime.Of(row.ContactBy),
        CityTime.Of(row.DueBy), CityTime.Of(row.SoonAt), row.Card, row.Percent, row.Outcome, row.InTime, row.Contacted,
        CityTime.Of(row.ExtensionAsked), row.SuspensionAsked, CityTime.Of(row.ResumesAt), CityTime.Of(row.IssuedAt), CityTime.Of(row.ChangedAt), row.Confidential);
}

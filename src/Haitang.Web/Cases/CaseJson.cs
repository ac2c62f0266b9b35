using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Timelines;
using Haitang.Web.Tickets;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>A case in a list, as programs read it.</summary>
/// <param name="Unit">Where the matter lies.</param>
/// <param name="Holder">In whose queue it stands.</param>
/// <param name="Lead">Who leads the work; null before dispatch.</param>
/// <param name="Light">As it is now.</param>
/// <param name="DueAt">By when it has to be dispatched, or completed; null while no clock runs.</param>
/// <param name="Main">The case that it follows.</param>
public sealed record CaseJson(
    Guid Id, string Number, long Version, AppealStatus Status, string Title, string? Place, PointJson? Location, NamedJson Channel,
    Subject Subject, string? NatureTold, NamedJson? Category, Nature? Nature, Urgency? Urgency, Level? Level, bool Confidential,
    NamedJson Unit, NamedJson Holder, NamedJson? Lead, Light Light, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, Card? Card, bool Problem, Guid? Main,
    string? ExternalRef, int Attachments, DateTimeOffset CollectedAt, DateTimeOffset ChangedAt)
{
    public static CaseJson Of(CaseRow row, OrganisationDirectory organisation, DateTimeOffset now) => new(
        row.Id, row.Number, row.Version, row.Status, row.Title, row.Place, row.Location is { } at ? new(at.Lon, at.Lat) : null, NamedJson.Of(organisation.Channel(row.Channel)),
        row.Subject, row.NatureTold, row.Category is { } category ? NamedJson.Of(organisation.Category(category)) : null, row.Nature,
        row.Urgency, row.Level, row.Confidential, NamedJson.Of(organisation.Unit(row.Area)), NamedJson.Of(organisation.Unit(row.Holder)),
        row.LeadUnit is { } lead ? NamedJson.Of(organisation.Unit(lead)) : null, row.LightAt(now), CityTime.Of(row.DueAt), CityTime.Of(row.SoonAt),
        row.Card, row.Problem, row.Main, row.ExternalRef, row.Attachments, CityTime.Of(row.CollectedAt), CityTime.Of(row.ChangedAt));
}

/// <summary>A point on the map, WGS 84 degrees.</summary>
public sealed record PointJson(double Lon, double Lat);

/// <summary>Something that has an id, a code and a name in two languages.</summary>
public sealed record NamedJson(Guid Id, string Code, string Name, string NameEn)
{
    public static NamedJson Of(UnitEntry? unit) => unit is null ? Gone : new(unit.Id, unit.Code, unit.Name, unit.NameEn);

    public static NamedJson Of(CategoryEntry? category) => category is null ? Gone : new(category.Id, category.Code, category.Name, category.NameEn);

    public static NamedJson Of(ChannelEntry? channel) => channel is null ? Gone : new(channel.Id, channel.Code, channel.Name, channel.NameEn);

    /// <summary>Units, categories and channels are never removed, so this shows a fault and no case.</summary>
    private static NamedJson Gone => new(Guid.Empty, "", "", "");
}

/// <summary>A whole case, as programs read it.</summary>
/// <param name="Repeats">第 n 次反映: what the same person has brought up on the same matter.</param>
public sealed record CaseDetailJson(
    CaseJson Case, string? Text, IReadOnlyList<Guid> Attachments, ReporterJson? Reporter, IReadOnlyList<TicketJson> Tickets, Repeats Repeats);

/// <summary>Masked contact data.</summary>
public sealed record ReporterJson(string? Name, string? Phone);

/// <summary>An event of a case, with the words that a person reads.</summary>
/// <param name="Stream">The appeal or the ticket that it belongs to.</param>
public sealed record HistoryJson(
    long Position, Guid Stream, long Version, string Type, string Role, NamedJson? Unit, DateTimeOffset RecordedAt, string Words)
{
    public static HistoryJson Of(HistoryEntry entry, CaseFile file) => new(
        entry.Position, entry.Stream, entry.Version, entry.Type, Projections.Events.EnumNames.Of(entry.Actor.Role),
        file.Organisation.Unit(entry.Actor.Unit) is { } unit ? NamedJson.Of(unit) : null, CityTime.Of(entry.RecordedAt),
        EventWords.Say(entry, file.Key, file.Audience));
}

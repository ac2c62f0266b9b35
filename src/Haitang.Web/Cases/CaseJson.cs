using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Timelines;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>A case in a list, as programs read it.</summary>
/// <param name="Unit">Where the matter lies.</param>
/// <param name="Holder">In whose queue it stands.</param>
public sealed record CaseJson(
    Guid Id, string Number, long Version, AppealStatus Status, string Title, string? Place, PointJson? Location, NamedJson Channel,
    Subject Subject, string? NatureTold, NamedJson? Category, Nature? Nature, Urgency? Urgency, Level? Level, bool Confidential,
    NamedJson Unit, NamedJson Holder, string? ExternalRef, int Attachments, DateTimeOffset CollectedAt, DateTimeOffset ChangedAt)
{
    public static CaseJson Of(CaseRow row, OrganisationDirectory organisation) => new(
        row.Id, row.Number, row.Version, row.Status, row.Title, row.Place, row.Location is { } at ? new(at.Lon, at.Lat) : null, NamedJson.Of(organisation.Channel(row.Channel)),
        row.Subject, row.NatureTold, row.Category is { } category ? NamedJson.Of(organisation.Category(category)) : null, row.Nature,
        row.Urgency, row.Level, row.Confidential, NamedJson.Of(organisation.Unit(row.Area)), NamedJson.Of(organisation.Unit(row.Holder)),
        row.ExternalRef, row.Attachments, CityTime.Of(row.CollectedAt), CityTime.Of(row.ChangedAt));
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
public sealed record CaseDetailJson(CaseJson Case, string? Text, IReadOnlyList<Guid> Attachments, ReporterJson? Reporter);

/// <summary>Masked contact data.</summary>
public sealed record ReporterJson(string? Name, string? Phone);

/// <summary>An event of a case, with the words that a person reads.</summary>
public sealed record HistoryJson(long Position, long Version, string Type, string Role, NamedJson? Unit, DateTimeOffset RecordedAt, string Words)
{
    public static HistoryJson Of(HistoryEntry entry, CaseFile file) => new(
        entry.Position, entry.Version, entry.Type, Projections.Events.EnumNames.Of(entry.Actor.Role),
        file.Organisation.Unit(entry.Actor.Unit) is { } unit ? NamedJson.Of(unit) : null, CityTime.Of(entry.RecordedAt),
        EventWords.Say(entry, file.Key, Audience.Internal));
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>The columns that make a <see cref="CaseRow"/>, in the order in which they are read.</summary>
internal static class CaseColumns
{
    private static readonly string[] Names =
    [
        "id", "number", "version", "status", "title", "place", "lon", "lat", "channel", "subject", "nature_told", "category", "nature", "urgency",
        "level", "confidential", "holder", "area", "reporter", "external_ref", "attachments", "collected_by", "collected_at", "changed_at",
        "lead_unit", "due_at", "soon_at", "card", "problem", "main", "decline_reason", "decline_by", "call_backs", "called_on", "call_back_by",
        "settled_by",
    ];

    public static string All { get; } = string.Join(", ", Names);

    /// <summary>In a query that calls the rows <c>c</c>.</summary>
    public static string OfC { get; } = string.Join(", ", Names.Select(name => "c." + name));

    public static int Count => Names.Length;

    public static CaseRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetInt64(2), EnumNames.Parse<AppealStatus>(row.GetString(3)), row.GetString(4),
        row.Text(5), row.IsDBNull(6) || row.IsDBNull(7) ? null : new GeoPoint(row.GetDouble(6), row.GetDouble(7)),
        row.GetGuid(8), EnumNames.Parse<Subject>(row.GetString(9)), row.Text(10), row.Id(11), EnumNames.ParseOrNull<Nature>(row.Text(12)),
        EnumNames.ParseOrNull<Urgency>(row.Text(13)), EnumNames.ParseOrNull<Level>(row.Text(14)), row.GetBoolean(15), row.GetGuid(16),
        row.GetGuid(17), row.Id(18), row.Text(19), row.GetInt32(20), row.GetGuid(21),
        row.GetFieldValue<DateTimeOffset>(22), row.GetFieldValue<DateTimeOffset>(23))
    {
        LeadUnit = row.Id(24),
        DueAt = row.Time(25),
        SoonAt = row.Time(26),
        Card = EnumNames.ParseOrNull<Card>(row.Text(27)),
        Problem = row.GetBoolean(28),
        Main = row.Id(29),
        DeclineProposed = EnumNames.ParseOrNull<DeclineReason>(row.Text(30)),
        DeclineBy = row.Id(31),
        CallBacks = row.GetInt32(32),
        CalledOn = row.IsDBNull(33) ? null : row.GetFieldValue<DateOnly>(33),
        CallBackBy = row.Time(34),
        SettledBy = row.Id(35),
    };
}

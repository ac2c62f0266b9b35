using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Tickets;

/// <summary>The columns that make a <see cref="TicketRow"/>, in the order in which they are read.</summary>
internal static class TicketColumns
{
    /// <summary>In a query that calls tickets <c>t</c>, how far they are <c>p</c> and their cases <c>c</c>.</summary>
    public const string OfT =
        "t.id, t.case_id, c.number, c.title, t.number, p.version, t.status, t.unit, t.issuer, t.lead, t.urgency, t.run, t.accept_by, t.contact_by, " +
        "t.due_by, t.soon_at, t.card, p.percent, t.outcome, t.in_time, t.contacted, t.extension_asked, t.suspension_asked, t.resumes_at, " +
        "t.issued_at, p.changed_at, c.confidential";

    /// <param name="from">The first of these columns.</param>
    public static TicketRow Read(NpgsqlDataReader row, int from = 0) => new(
        row.GetGuid(from), row.GetGuid(from + 1), row.GetString(from + 2), row.GetString(from + 3), row.GetString(from + 4), row.GetInt64(from + 5),
        EnumNames.Parse<TicketStatus>(row.GetString(from + 6)), row.GetGuid(from + 7), row.GetGuid(from + 8), row.GetBoolean(from + 9),
        EnumNames.Parse<Urgency>(row.GetString(from + 10)), row.GetInt32(from + 11), row.Time(from + 12), row.Time(from + 13), row.Time(from + 14),
        row.Time(from + 15), EnumNames.ParseOrNull<Card>(row.Text(from + 16)), row.IsDBNull(from + 17) ? null : row.GetInt32(from + 17),
        EnumNames.ParseOrNull<Outcome>(row.Text(from + 18)), row.IsDBNull(from + 19) ? null : row.GetBoolean(from + 19), row.GetBoolean(from + 20),
        row.Time(from + 21), EnumNames.ParseOrNull<SuspensionReason>(row.Text(from + 22)), row.Time(from + 23),
        row.GetFieldValue<DateTimeOffset>(from + 24), row.GetFieldValue<DateTimeOffset>(from + 25), row.GetBoolean(from + 26));
}

using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.EventLog;

namespace Haitang.Projections.Boards;

/// <summary>Open work, counted from its rows: open cases are few, and found by an index.</summary>
internal static class OpenWorkRows
{
    /// <summary>A case's light at a moment, as <see cref="Lights.At"/> says.</summary>
    public static Sql Light(DateTimeOffset now) => Sql.Of($"""
        case when c.card = 'red' or c.due_at < {now} then 'red' when c.card = 'yellow' or c.soon_at <= {now} then 'yellow'
          when c.due_at is null and c.soon_at is null then 'none' else 'green' end
        """);

    private static Sql TicketLight(DateTimeOffset now) => Sql.Of($"""
        case when t.status = 'completed' then 'none' when t.card = 'red' or t.due_by < {now} then 'red' when t.card = 'yellow' or t.soon_at <= {now} then 'yellow'
          when t.due_by is null and t.soon_at is null then 'none' else 'green' end
        """);

    public static Sql Stage { get; } = Text("""
        case when c.status in ('collected', 'classified') then 'dispatch'
          when c.status = 'in-hand' and t.status in ('issued', 'return-asked') then 'acceptance' else 'hand' end
        """);

    /// <summary>Whose time to be dispatched or accepted is over.</summary>
    public static Sql IsLate(DateTimeOffset now) => Sql.Of($"""
        (c.status in ('collected', 'classified') and c.due_at < {now} or c.status = 'in-hand' and t.status = 'issued' and t.accept_by < {now})
        """);

    public static Sql Open { get; } = Text("c.status in ('collected', 'classified', 'in-hand', 'done')");

    /// <summary>The open cases of a city, town, community or grid, by the unit one level below.</summary>
    public static Sql OfArea(UnitEntry unit, DateTimeOffset now) => Sql.Of($"""
        select {Below(unit.Kind)}, {Stage}, {Light(now)}, {IsLate(now)}, c.confidential, count(*)
        from haitang.case_rows c left join haitang.ticket_rows t on t.id = c.lead_ticket
        where {Open} and {Within(unit)} group by 1, 2, 3, 4, 5
        """);

    /// <summary>The open tickets of these units.</summary>
    public static Sql OfWorkers(Guid[] units, DateTimeOffset now) => Sql.Of($"""
        select t.unit, case when t.status in ('issued', 'return-asked') then 'acceptance' else 'hand' end, {TicketLight(now)},
          t.status = 'issued' and t.accept_by < {now}, c.confidential, count(*)
        from haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id
        where t.unit = any({units}) and t.status in ('issued', 'return-asked', 'accepted', 'suspended', 'completed') group by 1, 2, 3, 4, 5
        """);

    /// <summary>Which open cases are a unit's: those that lie in it, or that it works on.</summary>
    public static Sql Within(UnitEntry unit) => unit.Kind switch
    {
        UnitKind.City => Text("true"),
        UnitKind.Town => Sql.Of($"c.town = {unit.Id}"),
        UnitKind.Community => Sql.Of($"c.community = {unit.Id}"),
        UnitKind.Grid => Sql.Of($"c.grid = {unit.Id}"),
        _ => Sql.Of($"""
            c.id in (select p.case_id from haitang.ticket_rows p
              where p.unit = {unit.Id} and p.status in ('issued', 'return-asked', 'accepted', 'suspended', 'completed'))
            """),
    };

    private static Sql Below(UnitKind kind) => Text(kind switch
    {
        UnitKind.City => "c.town",
        UnitKind.Town => "c.community",
        _ => "c.grid",
    });

    private static Sql Text(string text)
    {
        var sql = new Sql(0, 0);
        sql.AppendLiteral(text);
        return sql;
    }
}

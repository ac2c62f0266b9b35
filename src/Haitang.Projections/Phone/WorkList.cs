using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Phone;

/// <summary>
/// What waits for somebody, cases and tickets in one list by the next moment that counts. A unit's own queue and tickets; a red
/// agent, who has no queue, follows what he brought in. Two index scans a page, each as long as the page.
/// </summary>
public sealed class WorkList(NpgsqlDataSource database)
{
    public const int UsualLimit = 20;

    public async Task<WorkPage> PageAsync(Actor actor, WorkCursor? after = null, int limit = UsualLimit, CancellationToken cancel = default)
    {
        if (!HasWork(actor.Role)) return new([], null);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = (actor.Role is Role.RedAgent ? BroughtIn(actor.Account, after, limit + 1) : OfUnit(actor, after, limit + 1)).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var items = new List<WorkItem>(limit);
        while (items.Count < limit && await row.ReadAsync(cancel)) items.Add(Read(row));
        var more = items.Count == limit && await row.ReadAsync(cancel);
        return new(items, more ? new WorkCursor(items[^1].NextAt ?? DateTimeOffset.MaxValue, items[^1].Id) : null);
    }

    /// <param name="today">When the day began.</param>
    public async Task<WorkFigures> FiguresAsync(Actor actor, DateTimeOffset today, CancellationToken cancel = default)
    {
        if (!HasWork(actor.Role)) return new(0, 0, 0);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = (actor.Role is Role.RedAgent ? CountBroughtIn(actor.Account, today) : CountOfUnit(actor, today)).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new(Most(row.GetInt64(0)), Most(row.GetInt64(1)), Most(row.GetInt64(2)));
    }

    /// <summary>Whose post has work of its own to do, and news of it to hear; others may stand at the same unit.</summary>
    public static bool HasWork(Role role) =>
        role is Role.GridLeader or Role.Community or Role.Town or Role.Centre or Role.Department or Role.Partner or Role.RedAgent;

    private static Sql OfUnit(Actor actor, WorkCursor? after, int limit) => Sql.Of($"""
        (select c.id, c.version, null::text, c.status, c.number, c.title, c.place, c.channel, c.collected_at, coalesce(c.due_at, 'infinity') as next_at,
          c.holder, c.area, c.collected_by, c.confidential, c.due_at, c.soon_at, null::timestamptz, null::timestamptz, c.card, null::integer, 1
        from haitang.case_rows c
        where c.holder = {actor.Unit} and c.status in ('collected', 'classified', 'done') and {Recusals.NotKeptFrom(Reader.Of(actor))}
          and (coalesce(c.due_at, 'infinity'), c.id) > ({FromOf(after)}, {IdOf(after)})
        order by coalesce(c.due_at, 'infinity'), c.id limit {limit})
        union all
        (select t.id, p.version, t.status, c.status, c.number, c.title, c.place, c.channel, c.collected_at, t.next_at,
          c.holder, c.area, c.collected_by, c.confidential, t.due_by, t.soon_at,
          case when t.status = 'issued' then t.accept_by end, case when not t.contacted then t.contact_by end, t.card, p.percent, t.run
        from (select * from haitang.ticket_rows
          where unit = {actor.Unit} and status in ('issued', 'return-asked', 'accepted', 'suspended') and (next_at, id) > ({FromOf(after)}, {IdOf(after)})
            and {NotRecusedFromTicket(actor)}
          order by next_at, id limit {limit}) t
        join haitang.ticket_progress p on p.id = t.id join haitang.case_rows c on c.id = t.case_id)
        order by next_at, id limit {limit}
        """);

    private static Sql BroughtIn(Guid account, WorkCursor? after, int limit) => Sql.Of($"""
        select c.id, c.version, null::text, c.status, c.number, c.title, c.place, c.channel, c.collected_at, coalesce(c.due_at, 'infinity') as next_at,
          c.holder, c.area, c.collected_by, c.confidential, c.due_at, c.soon_at, null::timestamptz, null::timestamptz, c.card, null::integer, 1
        from haitang.case_rows c
        where c.collected_by = {account} and c.status in ('collected', 'classified', 'in-hand', 'done') and not c.confidential
          and (coalesce(c.due_at, 'infinity'), c.id) > ({FromOf(after)}, {IdOf(after)})
        order by coalesce(c.due_at, 'infinity'), c.id limit {limit}
        """);

    private static Sql CountOfUnit(Actor actor, DateTimeOffset today) => Sql.Of($"""
        select
          (select count(*) from (select from haitang.case_rows c
            where holder = {actor.Unit} and status in ('collected', 'classified', 'done') and {Recusals.NotKeptFrom(Reader.Of(actor))} limit {WorkFigures.Most}) a)
          + (select count(*) from (select from haitang.ticket_rows
            where unit = {actor.Unit} and status in ('issued', 'return-asked', 'accepted', 'suspended') and {NotRecusedFromTicket(actor)} limit {WorkFigures.Most}) b),
          (select count(*) from (select from haitang.case_rows c where holder = {actor.Unit} and status in ('collected', 'classified', 'done')
            and coalesce(due_at, 'infinity') < now() and {Recusals.NotKeptFrom(Reader.Of(actor))} limit {WorkFigures.Most}) c)
          + (select count(*) from (select from haitang.ticket_rows where unit = {actor.Unit} and status in ('issued', 'return-asked', 'accepted', 'suspended')
            and next_at < now() and {NotRecusedFromTicket(actor)} limit {WorkFigures.Most}) d),
          (select count(*) from (select from haitang.case_rows
            where collected_by = {actor.Account} and collected_at >= {today} limit {WorkFigures.Most}) e)
        """);

    private static Sql CountBroughtIn(Guid account, DateTimeOffset today) => Sql.Of($"""
        select
          (select count(*) from (select from haitang.case_rows where collected_by = {account}
            and status in ('collected', 'classified', 'in-hand', 'done') and not confidential limit {WorkFigures.Most}) a),
          (select count(*) from (select from haitang.case_rows where collected_by = {account}
            and status in ('collected', 'classified', 'in-hand', 'done') and not confidential
            and coalesce(due_at, 'infinity') < now() limit {WorkFigures.Most}) b),
          (select count(*) from (select from haitang.case_rows where collected_by = {account} and collected_at >= {today} limit {WorkFigures.Most}) c)
        """);

    /// <summary>Asked inside, where the page is cut: a row left out later would end it too soon.</summary>
    private static Sql NotRecusedFromTicket(Actor actor) =>
        Sql.Of($"not exists (select from haitang.case_rows r where r.id = case_id and r.recused && {Reader.Of(actor).Ids})");

    private static DateTimeOffset FromOf(WorkCursor? after) => after?.NextAt ?? DateTimeOffset.MinValue;

    private static Guid IdOf(WorkCursor? after) => after?.Id ?? Guid.Empty;

    private static int Most(long counted) => (int)Math.Min(counted, WorkFigures.Most);

    private static WorkItem Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), EnumNames.ParseOrNull<TicketStatus>(Text(row, 2)), EnumNames.Parse<AppealStatus>(row.GetString(3)),
        row.GetString(4), row.GetString(5), Text(row, 6), row.GetGuid(7), row.GetFieldValue<DateTimeOffset>(8), Time(row, 9))
    {
        Holder = row.GetGuid(10),
        Area = row.GetGuid(11),
        CollectedBy = row.GetGuid(12),
        Confidential = row.GetBoolean(13),
        DueAt = Time(row, 14),
        SoonAt = Time(row, 15),
        AcceptBy = Time(row, 16),
        ContactBy = Time(row, 17),
        Card = EnumNames.ParseOrNull<Card>(Text(row, 18)),
        Percent = row.IsDBNull(19) ? null : row.GetInt32(19),
        Run = row.GetInt32(20),
    };

    /// <summary>Null also where the row says that it never comes.</summary>
    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) || row.GetFieldValue<DateTimeOffset>(column) is var at && at == DateTimeOffset.MaxValue ? null : at;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

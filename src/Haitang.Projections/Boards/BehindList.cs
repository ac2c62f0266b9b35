using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Tickets;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>The cases behind a figure, the latest first. Confidential ones only count; they are in no list.</summary>
public sealed class BehindList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    private static readonly Guid NoChannel = Guid.Empty;

    /// <param name="channel">Only what came in by it.</param>
    public async Task<BehindPage> PageAsync(
        BoardAsk ask, UnitEntry unit, BehindFigure figure, Guid? channel, CaseCursor? after, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var sql = figure.Open is { } part ? Open(ask, unit, part, after) : Marks(ask, unit, figure.Marks, channel, after);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(BoardQueries.Progress().ToBatchCommand());
        batch.BatchCommands.Add(sql.ToBatchCommand());
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var (position, head, stopped) = (row.GetInt64(0), row.GetInt64(1), !row.IsDBNull(2));
        var inStep = head >= ask.Heard && (position >= head || stopped);
        await row.NextResultAsync(cancel);
        var rows = new List<BehindRow>();
        while (await row.ReadAsync(cancel)) rows.Add(Read(row));
        return rows.Count <= PageSize
            ? new(rows, null, inStep)
            : new(rows[..PageSize], new CaseCursor(rows[PageSize - 1].At, rows[PageSize - 1].Key), inStep);
    }

    private static Sql Columns { get; } = Sql.Of(
        $"c.id, c.number, c.title, c.category, c.area, coalesce(t.unit, c.holder), c.status, t.number, c.due_at, c.soon_at, c.card");

    private static Sql Marks(BoardAsk ask, UnitEntry unit, IReadOnlyList<BoardFigure> figures, Guid? channel, CaseCursor? after) => Sql.Of($"""
        select m.at, m.key, {Columns}
        from (select m.*, case when m.ticket = {Guid.Empty} then m.case_id else m.ticket end as key from haitang.board_marks m) m
          join haitang.case_rows c on c.id = m.case_id
          left join haitang.ticket_rows t on t.id = case when m.ticket = {Guid.Empty} then c.lead_ticket else m.ticket end
        where m.figure = any({figures.Select(EnumNames.Of).ToArray()}) and (m.figure <> 'pending' or m.at < {ask.Now})
          and m.at >= {WorkingTime.StartOf(ask.From)} and m.at < {WorkingTime.StartOf(ask.To)} and m.again >= {ask.To} and {unit.Id} = any(m.units)
          and not c.confidential and ({channel ?? NoChannel} = {NoChannel} or c.channel = {channel ?? NoChannel})
          and ({after is null} or (m.at, m.key) < ({after?.CollectedAt}, {after?.Id}))
        order by m.at desc, m.key desc limit {PageSize + 1}
        """);

    private static Sql Open(BoardAsk ask, UnitEntry unit, OpenPart part, CaseCursor? after) => Sql.Of($"""
        select c.collected_at, c.id, {Columns}
        from (select c.*, {OpenWorkRows.Light(ask.Now)} as light from haitang.case_rows c where {OpenWorkRows.Open} and {OpenWorkRows.Within(unit)}) c
          left join haitang.ticket_rows t on t.id = c.lead_ticket
        where not c.confidential and {Condition(part, ask)} and ({after is null} or (c.collected_at, c.id) < ({after?.CollectedAt}, {after?.Id}))
        order by c.collected_at desc, c.id desc limit {PageSize + 1}
        """);

    private static Sql Condition(OpenPart part, BoardAsk ask) => part switch
    {
        OpenPart.Waiting => Sql.Of($"{OpenWorkRows.Stage} <> 'hand'"),
        OpenPart.Dispatch or OpenPart.Acceptance or OpenPart.Hand => Sql.Of($"{OpenWorkRows.Stage} = {EnumNames.Of(part)}"),
        OpenPart.Late => OpenWorkRows.IsLate(ask.Now),
        OpenPart.Green or OpenPart.Yellow or OpenPart.Red or OpenPart.None => Sql.Of($"{OpenWorkRows.Stage} = 'hand' and c.light = {EnumNames.Of(part)}"),
        OpenPart.AllRed => Sql.Of($"c.light = 'red'"),
        OpenPart.AllYellow => Sql.Of($"c.light = 'yellow'"),
        _ => Sql.Of($"true"),
    };

    private static BehindRow Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetGuid(5),
        row.GetGuid(6), row.GetGuid(7), EnumNames.Parse<AppealStatus>(row.GetString(8)), row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
        EnumNames.ParseOrNull<Card>(row.IsDBNull(12) ? null : row.GetString(12)));
}

/// <summary>Something that a figure counts.</summary>
/// <param name="At">When it counted; of open work when it was collected.</param>
/// <param name="Key">Of the ticket or case, for paging.</param>
/// <param name="Unit">Who works on it; else who has it.</param>
/// <param name="Ticket">The number of the ticket that counts, or of the lead one.</param>
public sealed record BehindRow(
    DateTimeOffset At, Guid Key, Guid Case, string Number, string Title, Guid? Category, Guid Area, Guid Unit, AppealStatus Status, string? Ticket,
    DateTimeOffset? DueAt, DateTimeOffset? SoonAt, Card? Card)
{
    public Light LightAt(DateTimeOffset moment) => Lights.At(moment, SoonAt, DueAt, CardLight.Of(Card));
}

/// <summary>A page of what is behind a figure.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="InStep">Whether the marks, which follow a moment behind, have reached the end of the log.</param>
public sealed record BehindPage(IReadOnlyList<BehindRow> Rows, CaseCursor? Next, bool InStep);

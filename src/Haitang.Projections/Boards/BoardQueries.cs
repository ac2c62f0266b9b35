using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.EventLog;

namespace Haitang.Projections.Boards;

/// <summary>What a board asks the database, each as one statement over an index.</summary>
internal static class BoardQueries
{
    private const int MostRows = 8;

    public static Sql Progress() => Sql.Of($"""
        select coalesce((select last_seq_id from haitang.mt_event_progression where name = {BoardFold.FoldName}), 0),
          coalesce((select max(seq_id) from haitang.mt_events), 0), (select failed_at from haitang.fold_faults where name = {BoardFold.FoldName})
        """);

    /// <summary>Sums of the daily counters. What is not done counts from the day after it was due; for today see <see cref="Pending"/>.</summary>
    public static Sql Counters(BoardAsk ask, Guid[] units)
    {
        var sql = new Sql(0, 0);
        sql.AppendLiteral("select unit, confidential, ");
        foreach (var figure in Enum.GetValues<BoardFigure>())
        {
            var column = BoardCounts.Columns[(int)figure];
            if (figure is not BoardFigure.Collected) sql.AppendLiteral(", ");
            sql.AppendFormatted(figure is BoardFigure.Pending
                ? Sql.Of($"coalesce(sum(pending) filter (where day < {ask.Today}), 0)::bigint")
                : Sum(column));
        }

        sql.AppendFormatted(Sql.Of($"""
            , coalesce(sum(collected) filter (where day = {ask.Today}), 0)::bigint
            from haitang.board_days where unit = any({units}) and day >= {ask.From} and day < {ask.To} and again >= {ask.To} group by unit, confidential
            """));
        return sql;
    }

    /// <summary>Tickets that fell due today and are not done.</summary>
    public static Sql Pending(BoardAsk ask, Guid[] units) => Sql.Of($"""
        select u, m.confidential, count(*) from haitang.board_marks m cross join unnest(m.units) u
        where m.figure = 'pending' and m.at >= {WorkingTime.StartOf(ask.Today)} and m.at < {ask.Now}
          and m.at >= {WorkingTime.StartOf(ask.From)} and m.at < {WorkingTime.StartOf(ask.To)} and u = any({units})
        group by 1, 2
        """);

    public static Sql Channels(BoardAsk ask) => Sql.Of($"""
        select channel, coalesce(sum(cases) filter (where not confidential), 0)::bigint, coalesce(sum(cases) filter (where confidential), 0)::bigint
        from haitang.board_channels where unit = {ask.Unit} and day >= {ask.From} and day < {ask.To} group by channel
        """);

    /// <summary>The worst first: red cards, late ones, then what is about to be; never a confidential case.</summary>
    public static Sql Attention(BoardAsk ask, UnitEntry unit) => Sql.Of($"""
        select c.id, c.number, c.title, c.category, c.area, coalesce(t.unit, c.holder), c.due_at, c.soon_at, c.card, coalesce(t.run, 1), b.reopenings,
          c.problem, t.id, t.issuer
        from haitang.case_rows c left join haitang.ticket_rows t on t.id = c.lead_ticket join haitang.board_cases b on b.id = c.id
        where {OpenWorkRows.Open} and {OpenWorkRows.Within(unit)} and not c.confidential
          and (c.card is not null or c.due_at < {ask.Now} or c.soon_at <= {ask.Now} or t.run >= 3 or b.reopenings > 0)
        order by case when c.card = 'red' then 0 when c.due_at < {ask.Now} then 1 when c.card = 'yellow' then 2 when c.soon_at <= {ask.Now} then 3
          when t.run >= 3 then 4 else 5 end, c.due_at nulls last, c.number limit {MostRows}
        """);

    public static Sql News(BoardAsk ask) => Sql.Of($"""
        select n.position, n.at, n.type, c.number, c.category, c.area, n.who, n.word
        from haitang.board_news n join haitang.case_rows c on c.id = n.case_id
        where n.unit = {ask.Unit} and not c.confidential order by n.position desc limit {MostRows}
        """);

    private static Sql Sum(string column)
    {
        var sql = new Sql(0, 0);
        sql.AppendLiteral($"sum({column})::bigint");
        return sql;
    }
}

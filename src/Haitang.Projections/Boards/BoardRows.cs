using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Boards;

/// <summary>The rows that <see cref="BoardFold"/> reads and writes.</summary>
internal static class BoardRows
{
    public static async Task<Dictionary<Guid, Guid>> CasesAsync(Guid[] tickets, FoldBatch into, CancellationToken ct) =>
        (await into.ReadAsync(
            Sql.Of($"select id, case_id from haitang.board_tickets where id = any({tickets})"), row => (Ticket: row.GetGuid(0), Case: row.GetGuid(1)), ct))
        .ToDictionary(t => t.Ticket, t => t.Case);

    public static async Task<Dictionary<Guid, BoardLife>> LivesAsync(Guid[] cases, FoldBatch into, CancellationToken ct) =>
        (await into.ReadAsync(
            Sql.Of($"select id, life from haitang.board_cases where id = any({cases})"),
            row => (Id: row.GetGuid(0), Life: EventCodec.ReadState<BoardLife>(row.GetFieldValue<byte[]>(1))), ct))
        .ToDictionary(l => l.Id, l => l.Life);

    public static void WriteCases(
        Dictionary<Guid, BoardLife> before, Dictionary<Guid, BoardLife> after, IEnumerable<KeyValuePair<Guid, Guid>> tickets, FoldBatch into)
    {
        var changed = after.Where(life => !ReferenceEquals(life.Value, before.GetValueOrDefault(life.Key))).ToList();
        if (changed.Count == 0) return;
        into.Add(Sql.Of($"""
            insert into haitang.board_cases as c (id, reopenings, life)
            select * from unnest({changed.Select(c => c.Key).ToArray()}, {changed.Select(c => c.Value.Reopenings).ToArray()},
              {changed.Select(c => EventCodec.WriteState(c.Value)).ToArray()})
            on conflict (id) do update set reopenings = excluded.reopenings, life = excluded.life where c.life <> excluded.life
            """));
        var issued = tickets.ToList();
        if (issued.Count > 0)
        {
            into.Add(Sql.Of($"""
                insert into haitang.board_tickets(id, case_id)
                select * from unnest({issued.Select(t => t.Key).ToArray()}, {issued.Select(t => t.Value).ToArray()})
                """));
        }

        var counts = new BoardCounts();
        var (gone, come) = (new List<(Guid Case, BoardMark Mark)>(), new List<(Guid Case, BoardMark Mark)>());
        foreach (var (id, life) in changed)
        {
            var was = before.TryGetValue(id, out var old) ? BoardMarks.Of(old).ToHashSet() : [];
            var now = BoardMarks.Of(life).ToHashSet();
            gone.AddRange(was.Except(now).Select(mark => (id, mark)));
            come.AddRange(now.Except(was).Select(mark => (id, mark)));
        }

        foreach (var (id, mark) in gone) counts.Add(mark, after[id].Channel, -1);
        foreach (var (id, mark) in come) counts.Add(mark, after[id].Channel, 1);
        WriteMarks(gone, come, into);
        counts.Write(into);
    }

    public static void WriteNews(IReadOnlyList<BoardNews> all, FoldBatch into)
    {
        var latest = BoardNews.Latest(all).ToList();
        if (latest.Count == 0) return;
        into.Add(Sql.Of($"""
            insert into haitang.board_news(unit, position, at, type, case_id, who, word)
            select unit, position, at, type, case_id, nullif(who, '00000000-0000-0000-0000-000000000000'), nullif(word, '')
            from unnest({latest.Select(n => n.Unit).ToArray()}, {latest.Select(n => n.News.Position).ToArray()}, {latest.Select(n => n.News.At).ToArray()},
              {latest.Select(n => n.News.Type).ToArray()}, {latest.Select(n => n.News.Case).ToArray()}, {latest.Select(n => n.News.Who ?? Guid.Empty).ToArray()},
              {latest.Select(n => n.News.Word ?? "").ToArray()}) n(unit, position, at, type, case_id, who, word)
            """));
        into.Add(Sql.Of($"""
            delete from haitang.board_news n
            using unnest({latest.Select(n => n.Unit).Distinct().ToArray()}) u(unit),
              lateral (select position from haitang.board_news k where k.unit = u.unit order by position desc offset {BoardNews.Kept - 1} limit 1) last
            where n.unit = u.unit and n.position < last.position
            """));
    }

    private static void WriteMarks(List<(Guid Case, BoardMark Mark)> gone, List<(Guid Case, BoardMark Mark)> come, FoldBatch into)
    {
        if (gone.Count > 0)
        {
            into.Add(Sql.Of($"""
                delete from haitang.board_marks m
                using unnest({gone.Select(m => m.Case).ToArray()}, {gone.Select(m => EnumNames.Of(m.Mark.Figure)).ToArray()},
                  {gone.Select(m => m.Mark.Ticket).ToArray()}, {gone.Select(m => m.Mark.At).ToArray()}) g(case_id, figure, ticket, at)
                where m.case_id = g.case_id and m.figure = g.figure and m.ticket = g.ticket and m.at = g.at
                """));
        }

        if (come.Count == 0) return;
        into.Add(Sql.Of($"""
            insert into haitang.board_marks(case_id, figure, ticket, at, again, confidential, units)
            select case_id, figure, ticket, at, date '0001-01-01' + again, confidential = 1, string_to_array(units, ',')::uuid[]
            from unnest({come.Select(m => m.Case).ToArray()}, {come.Select(m => EnumNames.Of(m.Mark.Figure)).ToArray()},
              {come.Select(m => m.Mark.Ticket).ToArray()}, {come.Select(m => m.Mark.At).ToArray()}, {come.Select(m => m.Mark.Again.DayNumber).ToArray()},
              {come.Select(m => m.Mark.Confidential ? 1 : 0).ToArray()}, {come.Select(m => m.Mark.Units).ToArray()})
              m(case_id, figure, ticket, at, again, confidential, units)
            """));
    }
}

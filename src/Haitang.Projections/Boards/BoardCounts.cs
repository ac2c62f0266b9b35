using Haitang.Domain.Deadlines;
using Haitang.EventLog;

namespace Haitang.Projections.Boards;

/// <summary>What a batch adds to the daily counters, and takes from them.</summary>
internal sealed class BoardCounts
{
    /// <summary>In the order of <see cref="BoardFigure"/>.</summary>
    public static readonly string[] Columns =
        [.. Enum.GetNames<BoardFigure>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private readonly Dictionary<(Guid Unit, int Day, int Again, bool Confidential), long[]> _days = [];
    private readonly Dictionary<(Guid Unit, int Day, bool Confidential, Guid Channel), long> _channels = [];

    public void Add(BoardMark mark, Guid channel, long by)
    {
        var day = WorkingTime.DayOf(mark.At).DayNumber;
        foreach (var unit in mark.UnitIds)
        {
            var key = (unit, day, mark.Again.DayNumber, mark.Confidential);
            if (!_days.TryGetValue(key, out var counts)) _days[key] = counts = new long[Columns.Length];
            counts[(int)mark.Figure] += by;
            if (mark.Figure is not BoardFigure.Collected) continue;
            var at = (unit, day, mark.Confidential, channel);
            _channels[at] = _channels.GetValueOrDefault(at) + by;
        }
    }

    public void Write(FoldBatch into)
    {
        var days = _days.Where(d => Array.Exists(d.Value, n => n != 0)).ToList();
        if (days.Count > 0)
        {
            into.Add(Upsert(days));
            if (days.Exists(d => Array.Exists(d.Value, n => n < 0))) into.Add(Sweep(days.ConvertAll(d => d.Key)));
        }

        var channels = _channels.Where(c => c.Value != 0).ToList();
        if (channels.Count == 0) return;
        into.Add(Sql.Of($"""
            insert into haitang.board_channels as c (unit, day, confidential, channel, cases)
            select unit, date '0001-01-01' + day, confidential = 1, channel, cases
            from unnest({channels.Select(c => c.Key.Unit).ToArray()}, {channels.Select(c => c.Key.Day).ToArray()},
              {channels.Select(c => c.Key.Confidential ? 1 : 0).ToArray()}, {channels.Select(c => c.Key.Channel).ToArray()},
              {channels.Select(c => c.Value).ToArray()}) n(unit, day, confidential, channel, cases)
            on conflict (unit, day, confidential, channel) do update set cases = c.cases + excluded.cases
            """));
        if (channels.Exists(c => c.Value < 0))
        {
            into.Add(Sql.Of($"""
                delete from haitang.board_channels c
                using unnest({channels.Select(c => c.Key.Unit).ToArray()}, {channels.Select(c => c.Key.Day).ToArray()}) n(unit, day)
                where c.unit = n.unit and c.day = date '0001-01-01' + n.day and c.cases = 0
                """));
        }
    }

    private static Sql Upsert(List<KeyValuePair<(Guid Unit, int Day, int Again, bool Confidential), long[]>> days)
    {
        var sql = new Sql(0, 0);
        sql.AppendLiteral($"insert into haitang.board_days as d (unit, day, again, confidential, {string.Join(", ", Columns)}) ");
        sql.AppendLiteral($"select unit, date '0001-01-01' + day, date '0001-01-01' + again, confidential = 1, {string.Join(", ", Columns)} from unnest(");
        sql.AppendFormatted(Sql.Of($"""
            {days.Select(d => d.Key.Unit).ToArray()}, {days.Select(d => d.Key.Day).ToArray()}, {days.Select(d => d.Key.Again).ToArray()},
            {days.Select(d => d.Key.Confidential ? 1 : 0).ToArray()}
            """));
        for (var i = 0; i < Columns.Length; i++)
        {
            sql.AppendLiteral(", ");
            sql.AppendFormatted(days.Select(d => d.Value[i]).ToArray());
        }

        sql.AppendLiteral($") n(unit, day, again, confidential, {string.Join(", ", Columns)}) on conflict (unit, day, again, confidential) do update set ");
        sql.AppendLiteral(string.Join(", ", Columns.Select(c => $"{c} = d.{c} + excluded.{c}")));
        return sql;
    }

    /// <summary>Where nothing is left no row stays: else the rows would tell in which batches the events came.</summary>
    private static Sql Sweep(List<(Guid Unit, int Day, int Again, bool Confidential)> days)
    {
        var sql = Sql.Of($"""
            delete from haitang.board_days d
            using unnest({days.Select(d => d.Unit).ToArray()}, {days.Select(d => d.Day).ToArray()}) n(unit, day)
            where d.unit = n.unit and d.day = date '0001-01-01' + n.day
            """);
        sql.AppendLiteral($" and {string.Join(" + ", Columns.Select(c => "d." + c))} = 0");
        return sql;
    }
}

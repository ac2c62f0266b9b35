using System.Collections.Concurrent;
using System.Text;

namespace Haitang.EventLog;

/// <summary>
/// The one statement that appends to a stream: the stream's row, then the rows that go with it, then the events. No row back
/// means conflict. The stream's row is written before the positions are drawn, so that position order is version order and
/// every drawn position belongs to a transaction with an id (the settled position depends on both).
/// </summary>
internal static class AppendText
{
    private static readonly ConcurrentDictionary<Shape, string> Texts = new();

    public static string Of(in Shape shape) => Texts.GetOrAdd(shape, static shape => Write(shape));

    private static string Write(Shape shape)
    {
        var count = shape.Many ? "cardinality($3)" : "1";
        var text = new StringBuilder("with s as (").Append(shape.Kind switch
        {
            // Not an upsert: a stream that is there is left alone, which is a conflict.
            ExpectedKind.New => $"insert into haitang.mt_streams as m (id,type,version,timestamp,created) values ($1,$10,{count},$2,$2) on conflict (id) do nothing",
            ExpectedKind.Exact => $"update haitang.mt_streams m set version=$10+{count}, timestamp=greatest(m.timestamp,$2) where m.id=$1 and m.version=$10",
            _ => $"update haitang.mt_streams m set version=m.version+{count}, timestamp=greatest(m.timestamp,$2) where m.id=$1",
        }).Append(" returning m.id, m.version-").Append(count).Append("+1 as first, m.version, m.timestamp as at)");

        var next = shape.Kind is ExpectedKind.Any ? 10 : 11;
        for (var i = 0; i < shape.Rows.Count; i++)
        {
            text.Append(", r").Append(i).Append(" as (");
            next = SqlText.Write(shape.Rows[i].Sql.Parts, text, next);
            text.Append(')');
        }

        // All or nothing over several streams: without the stream's row the version is null, which raises 23502.
        var from = (shape.Many, shape.Required) switch
        {
            (false, false) => "s",
            (false, true) => "(values (1)) one(n) left join s on true",
            (true, false) => "s, unnest($3,$4,$5) with ordinality x(id,data,type,n) order by x.n",
            (true, true) => "unnest($3,$4,$5) with ordinality x(id,data,type,n) left join s on true order by x.n",
        };
        return text
            .Append(", e as (insert into haitang.mt_events(id,stream_id,version,data,type,timestamp,correlation_id,causation_id,headers,user_name) select ")
            .Append(shape.Many ? "x.id,s.id,s.first+x.n-1,x.data,x.type" : "$3,s.id,s.first,$4,$5")
            .Append(",s.at,$6,$7,$8,$9 from ").Append(from)
            .Append(" returning seq_id, version, timestamp) select e.seq_id, e.version, e.timestamp from e")
            .ToString();
    }

    /// <summary>What the text depends on.</summary>
    /// <param name="Many">More than one event.</param>
    /// <param name="Required">A conflict must fail the transaction, because other streams are in it.</param>
    internal readonly record struct Shape(ExpectedKind Kind, bool Many, bool Required, IReadOnlyList<RowWrite> Rows)
    {
        public bool Equals(Shape other) =>
            Kind == other.Kind && Many == other.Many && Required == other.Required && RowShapes.Same.Equals(Rows, other.Rows);

        public override int GetHashCode() =>
            (RowShapes.Same.GetHashCode(Rows) * 31) + ((int)Kind * 4) + (Many ? 2 : 0) + (Required ? 1 : 0);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>
/// One statement for appends that differ in nothing but their values: of one event each, to streams at known versions, with rows
/// that hold for each (<see cref="Sql.ForEach"/>). Starting a statement costs PostgreSQL as much as running it; here the batch
/// pays it once. Streams that stand elsewhere are missing in the answer.
/// </summary>
internal static class AppendTogether
{
    private const int FirstHole = 11;

    private static readonly ConcurrentDictionary<IReadOnlyList<RowWrite>, string> Texts = new(RowShapes.Same);

    public static bool AreAlike(StreamAppend one, StreamAppend other)
    {
        if (!MayShare(one) || !MayShare(other) || one.Rows.Count != other.Rows.Count) return false;
        for (var i = 0; i < one.Rows.Count; i++)
        {
            if (!one.Rows[i].Sql.IsLike(other.Rows[i].Sql)) return false;
        }

        return true;
    }

    /// <summary>Answers with position, version, recorded-at and stream of each event.</summary>
    public static NpgsqlBatchCommand Command(IReadOnlyList<StreamAppend> appends)
    {
        var rows = appends[0].Rows;
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd(rows, static rows => Write(rows)));
        var parameters = command.Parameters;
        Add(append => append.StreamId, NpgsqlDbType.Uuid);
        Add(append => append.Envelope.RecordedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(append => append.Events[0].Id, NpgsqlDbType.Uuid);
        Add(append => append.Events[0].Data, NpgsqlDbType.Jsonb);
        Add(append => append.Events[0].Type, NpgsqlDbType.Text);
        Add(append => append.Envelope.CorrelationId, NpgsqlDbType.Text);
        Add(append => append.Envelope.CausationId, NpgsqlDbType.Text);
        Add(append => append.Envelope.Headers, NpgsqlDbType.Jsonb);
        Add(append => append.Envelope.UserName, NpgsqlDbType.Text);
        Add(append => append.Expected.Number, NpgsqlDbType.Bigint);
        for (var row = 0; row < rows.Count; row++)
        {
            var alike = new Sql[appends.Count];
            for (var i = 0; i < alike.Length; i++) alike[i] = appends[i].Rows[row].Sql;
            for (var hole = 0; hole < alike[0].Holes.Count; hole++) parameters.Add(alike[0].Holes[hole].ToColumn(alike, hole));
        }

        return command;

        void Add<T>(Func<StreamAppend, T> value, NpgsqlDbType type)
        {
            var column = new T[appends.Count];
            for (var i = 0; i < column.Length; i++) column[i] = value(appends[i]);
            parameters.Add(Parameter.Of(column, NpgsqlDbType.Array | type));
        }
    }

    private static bool MayShare(StreamAppend append)
    {
        if (append.Expected.Kind is not ExpectedKind.Exact || append.Events.Count != 1) return false;
        for (var i = 0; i < append.Rows.Count; i++)
        {
            if (!append.Rows[i].Sql.IsForEach) return false;
        }

        return true;
    }

    /// <summary>The ids stand behind a select of their own: a planner that sees how many there are makes a new plan each time.</summary>
    private static string Write(IReadOnlyList<RowWrite> rows)
    {
        var text = new StringBuilder("""
            with s as (update haitang.mt_streams m set version=m.version+1, timestamp=greatest(m.timestamp,($2)[i.k])
            from (select x.id, x.k::int from unnest((select $1::uuid[])) with ordinality x(id,k)) i
            where m.id=i.id and m.version=($10)[i.k] returning m.id, m.version as first, m.version, m.timestamp as at, i.k)
            """);
        var next = FirstHole;
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $", r{i} as (");
            next = SqlText.Write(rows[i].Sql.Parts, text, next, static (text, hole) => text.Append(CultureInfo.InvariantCulture, $"(${hole})[s.k]"));
            text.Append(')');
        }

        return text.Append("""
            , e as (insert into haitang.mt_events(id,stream_id,version,data,type,timestamp,correlation_id,causation_id,headers,user_name)
            select ($3)[s.k],s.id,s.first,($4)[s.k],($5)[s.k],s.at,($6)[s.k],($7)[s.k],($8)[s.k],($9)[s.k] from s
            returning seq_id, version, timestamp, stream_id) select e.seq_id, e.version, e.timestamp, e.stream_id from e
            """).ToString();
    }
}

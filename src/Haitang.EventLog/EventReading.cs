using Npgsql;

namespace Haitang.EventLog;

/// <summary>The queries for events and how their rows are read. What stands around an event costs half of the reading: only where it is wanted.</summary>
internal static class EventReading
{
    /// <summary>The first column of what stands around an event.</summary>
    private const int Envelope = 7;

    public static Sql OfStream(Guid stream, long? toVersion, DateTimeOffset? at, long fromVersion) =>
        Sql.Of($"select seq_id,id,stream_id,version,type,data,timestamp,correlation_id,causation_id,user_name,headers from haitang.mt_events where stream_id={stream} and version>={fromVersion} and version<={toVersion ?? long.MaxValue} and timestamp<={at ?? DateTimeOffset.MaxValue} order by version");

    /// <summary>For <see cref="FoldAsync"/>: the events without what stands around them, and without the stream, which is known.</summary>
    public static Sql ToFold(Guid stream, long? toVersion, DateTimeOffset? at) =>
        Sql.Of($"select seq_id,id,version,type,data,timestamp from haitang.mt_events where stream_id={stream} and version<={toVersion ?? long.MaxValue} and timestamp<={at ?? DateTimeOffset.MaxValue} order by version");

    public static Sql OfStreams(Guid[] streams, long after, long? upTo, DateTimeOffset? at, int limit) =>
        Sql.Of($"select seq_id,id,stream_id,version,type,data,timestamp,correlation_id,causation_id,user_name,headers from haitang.mt_events where stream_id=any({streams}) and seq_id>{after} and seq_id<={upTo ?? long.MaxValue} and timestamp<={at ?? DateTimeOffset.MaxValue} order by seq_id limit {limit}");

    public static Sql OfLog(long after, long upTo, int limit, bool envelope) => envelope
        ? Sql.Of($"select seq_id,id,stream_id,version,type,data,timestamp,correlation_id,causation_id,user_name,headers from haitang.mt_events where seq_id>{after} and seq_id<={upTo} order by seq_id limit {limit}")
        : Sql.Of($"select seq_id,id,stream_id,version,type,data,timestamp from haitang.mt_events where seq_id>{after} and seq_id<={upTo} order by seq_id limit {limit}");

    public static async Task<List<RecordedEvent>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var (events, envelope) = (new List<RecordedEvent>(), reader.FieldCount > Envelope);
        while (await reader.ReadAsync(ct)) events.Add(Read(reader, envelope));
        return events;
    }

    public static async Task<(T State, RecordedEvent? Last)> FoldAsync<T>(
        NpgsqlDataReader reader, Guid stream, T seed, Func<T, RecordedEvent, T> fold, CancellationToken ct)
    {
        var state = seed;
        RecordedEvent? last = null;
        while (await reader.ReadAsync(ct))
        {
            last = new(
                reader.GetInt64(0), reader.GetGuid(1), stream, reader.GetInt64(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4),
                reader.GetFieldValue<DateTimeOffset>(5), null, null, null, null);
            state = fold(state, last);
        }

        return (state, last);
    }

    private static RecordedEvent Read(NpgsqlDataReader reader, bool envelope) => new(
        Position: reader.GetInt64(0),
        Id: reader.GetGuid(1),
        StreamId: reader.GetGuid(2),
        Version: reader.GetInt64(3),
        Type: reader.GetString(4),
        Data: reader.GetFieldValue<byte[]>(5),
        RecordedAt: reader.GetFieldValue<DateTimeOffset>(6),
        CorrelationId: envelope && !reader.IsDBNull(Envelope) ? reader.GetString(Envelope) : null,
        CausationId: envelope && !reader.IsDBNull(Envelope + 1) ? reader.GetString(Envelope + 1) : null,
        Headers: envelope && !reader.IsDBNull(Envelope + 3) ? reader.GetFieldValue<byte[]>(Envelope + 3) : null,
        UserName: envelope && !reader.IsDBNull(Envelope + 2) ? reader.GetString(Envelope + 2) : null);
}

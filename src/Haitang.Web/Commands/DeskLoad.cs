using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Commands;

/// <summary>What a decision is loaded with, in one round trip shared with the commands that wait beside it.</summary>
/// <param name="Now">The database's clock.</param>
/// <param name="Edition">The edition of the organisation directory in force.</param>
/// <param name="Streams">Those asked for that exist.</param>
/// <param name="Number">A case number, if asked for.</param>
/// <param name="LogAt">The recorded time that the log has reached, if asked for.</param>
internal sealed record DeskLoad(
    DateTimeOffset Now, long Edition, IReadOnlyDictionary<Guid, LoadedStream> Streams, long? Number, DateTimeOffset? LogAt)
{
    /// <summary>With what was loaded after it: a second stream that only the first one knew.</summary>
    public DeskLoad With(DeskLoad later) =>
        this with { Now = later.Now, Streams = Streams.Concat(later.Streams).DistinctBy(s => s.Key).ToDictionary() };
}

/// <summary>A stream's stored state.</summary>
/// <param name="WrappedKey">The key of its case; null for streams without free text, and for forgotten ones.</param>
internal sealed record LoadedStream(Guid Id, long Version, int FoldVersion, byte[] State, DateTimeOffset RecordedAt, byte[]? WrappedKey);

/// <summary>What to load for one command.</summary>
internal sealed record DeskLoadRequest(IReadOnlyList<Guid> Streams, bool Number, bool LogAt = false);

/// <summary>Loads for waiting commands together, on two lanes.</summary>
internal sealed class DeskLoader : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly Lane<DeskLoadRequest, DeskLoad> _lane;

    public DeskLoader(NpgsqlDataSource database)
    {
        _database = database;
        _lane = new(RunAsync, lanes: 2);
    }

    public ValueTask<DeskLoad> LoadAsync(DeskLoadRequest request, CancellationToken cancel) => new(_lane.SendAsync(request, cancel));

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private async Task<IReadOnlyList<DeskLoad>> RunAsync(IReadOnlyList<DeskLoadRequest> requests, CancellationToken cancel)
    {
        var ids = requests.SelectMany(r => r.Streams).Distinct().ToArray();
        var wanted = requests.Count(r => r.Number);
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new("""
            select clock_timestamp(), d.edition, s.id, s.version, s.fold_version, s.state, s.recorded_at, k.wrapped
            from haitang.directory_edition d left join haitang.stream_states s on s.id = any($1) left join haitang.case_keys k on k.id = s.case_id
            """)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } } });
        if (wanted > 0)
        {
            batch.BatchCommands.Add(new("select nextval('haitang.case_numbers') from generate_series(1, $1)")
            { Parameters = { new NpgsqlParameter<int> { TypedValue = wanted } } });
        }

        if (requests.Any(r => r.LogAt))
        {
            // Those on the way at the same time may stand a little out of order.
            batch.BatchCommands.Add(new("select max(timestamp) from (select timestamp from haitang.mt_events order by seq_id desc limit 100) last"));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var streams = new Dictionary<Guid, LoadedStream>(ids.Length);
        var (now, edition) = (default(DateTimeOffset), 0L);
        while (await reader.ReadAsync(cancel))
        {
            (now, edition) = (reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt64(1));
            if (reader.IsDBNull(2)) break;
            var id = reader.GetGuid(2);
            streams[id] = new(id, reader.GetInt64(3), reader.GetInt32(4), reader.GetFieldValue<byte[]>(5),
                reader.GetFieldValue<DateTimeOffset>(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7));
        }

        var numbers = new Queue<long>(wanted);
        if (wanted > 0)
        {
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel)) numbers.Enqueue(reader.GetInt64(0));
        }

        DateTimeOffset? logAt = null;
        if (requests.Any(r => r.LogAt))
        {
            await reader.NextResultAsync(cancel);
            await reader.ReadAsync(cancel);
            logAt = await reader.GetFieldValueAsync<DateTimeOffset?>(0, cancel);
        }

        return [.. requests.Select(r => new DeskLoad(now, edition, streams, r.Number ? numbers.Dequeue() : null, logAt))];
    }
}

using Haitang.Domain.Decisions;
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
/// <param name="Type">Which kind of stream it is: an id alone says nothing of that.</param>
/// <param name="State">Null when this node holds it.</param>
/// <param name="Held">What this node holds, if that is the state in the database.</param>
/// <param name="WrappedKey">The key of its case; null for streams without free text, and for forgotten ones.</param>
internal sealed record LoadedStream(
    Guid Id, string Type, long Version, int FoldVersion, byte[]? State, IStreamState? Held, DateTimeOffset RecordedAt, byte[]? WrappedKey);

/// <summary>What to load for one command.</summary>
internal sealed record DeskLoadRequest(IReadOnlyList<Guid> Streams, bool Number, bool LogAt = false);

/// <summary>Loads for waiting commands together, on two lanes.</summary>
internal sealed class DeskLoader : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly HeldStates _held;
    private readonly Lane<DeskLoadRequest, DeskLoad> _lane;

    public DeskLoader(NpgsqlDataSource database, HeldStates held)
    {
        (_database, _held) = (database, held);
        _lane = new(RunAsync, lanes: 2);
    }

    public ValueTask<DeskLoad> LoadAsync(DeskLoadRequest request, CancellationToken cancel) => new(_lane.SendAsync(request, cancel));

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private async Task<IReadOnlyList<DeskLoad>> RunAsync(IReadOnlyList<DeskLoadRequest> requests, CancellationToken cancel)
    {
        var ids = requests.SelectMany(r => r.Streams).Distinct().ToArray();
        var wanted = requests.Count(r => r.Number);
        await using var batch = _database.CreateBatch();
        var held = Array.ConvertAll(ids, _held.Find);
        // One row by its key, whatever the statistics say. The arrays stand behind a select of their own: a planner that sees
        // their length makes a new plan each time, which takes longer than the query.
        batch.BatchCommands.Add(new("""
            select clock_timestamp(), d.edition, s.id, s.version, s.fold_version,
              case when s.version = k.version and s.recorded_at = k.at then null else s.state end, s.recorded_at, s.wrapped, k.n, s.type
            from haitang.directory_edition d
            left join (unnest((select $1::uuid[]), (select $2::bigint[]), (select $3::timestamptz[])) with ordinality k(id, version, at, n)
              cross join lateral (
                select s.id, s.type, s.version, s.fold_version, s.state, s.recorded_at, c.wrapped
                from haitang.stream_states s left join haitang.case_keys c on c.id = s.case_id
                where s.id = k.id offset 0) s) on true
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = ids },
                new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(held, h => h?.Version ?? 0) },
                new NpgsqlParameter<DateTimeOffset[]> { TypedValue = Array.ConvertAll(held, h => h?.RecordedAt ?? default) },
            },
        });
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
            var known = reader.IsDBNull(5);
            streams[id] = new(
                id, reader.GetString(9), reader.GetInt64(3), reader.GetInt32(4), known ? null : reader.GetFieldValue<byte[]>(5),
                known ? held[reader.GetInt64(8) - 1]!.State : null,
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

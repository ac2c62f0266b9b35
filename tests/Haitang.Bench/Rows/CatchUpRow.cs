using Npgsql;
using NpgsqlTypes;

namespace Haitang.Bench.Rows;

/// <summary>A fold that has the whole log before it, against a loop that reads the same events and writes the same rows.</summary>
internal sealed class CatchUpRow : IRow
{
    private const int Events = 50_000;
    private const int Streams = 5_000;

    public string Name => "catch-up";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var first = await FillAsync(bench.LogDatabase);
        var loop = new ReportLoop(bench.LogDatabase, first);
        yield return await rounds.CompareAsync(
            $"async fold catch-up, {Events} events", "1 fold", 1.0, new(1, _ => loop.RunAsync()), new(1, _ => ReportsFold.CatchUpAsync(bench.LogDatabase, first)));
    }

    /// <summary>The position before the first of the new events.</summary>
    private static async Task<long> FillAsync(NpgsqlDataSource database)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("create table if not exists haitang.reports (id uuid primary key, n bigint not null, percent integer)"));
        batch.BatchCommands.Add(new("select coalesce(max(seq_id), 0) from haitang.mt_events"));
        batch.BatchCommands.Add(new("""
            insert into haitang.mt_events(id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers, user_name)
            select gen_random_uuid(), md5((n % $1)::text)::uuid, n / $1 + 1, $3, $4, now(), $5, $5, $6, $5 from generate_series(0, $2 - 1) n order by n
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Streams }, new NpgsqlParameter<int> { TypedValue = Events },
                new NpgsqlParameter<byte[]> { TypedValue = Progress.Json, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new NpgsqlParameter<string> { TypedValue = Progress.Type }, new NpgsqlParameter<string> { TypedValue = Progress.Id },
                new NpgsqlParameter<byte[]> { TypedValue = Progress.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        });
        batch.BatchCommands.Add(new("analyze haitang.mt_events"));
        await using var row = await batch.ExecuteReaderAsync();
        await row.ReadAsync();
        var before = row.GetInt64(0);
        while (await row.NextResultAsync()) { }
        return before;
    }
}

using Haitang.EventLog;
using Npgsql;

namespace Haitang.Bench;

/// <summary>
/// Bare PostgreSQL: one transaction in one round trip that upserts a stream row with a version check and inserts one event
/// row, through the pool with automatic statement preparation.
/// </summary>
internal sealed class Yardstick(NpgsqlDataSource database) : IAsyncDisposable
{
    public static async Task<Yardstick> CreateAsync(string connectionString)
    {
        var database = EventStoreDataSource.Create(connectionString);
        await using var create = database.CreateCommand("""
            create schema bare;
            create table bare.streams (id uuid primary key, version bigint not null, at timestamptz not null);
            create table bare.events (seq bigint generated always as identity primary key, stream uuid not null, version bigint not null,
              type text not null, data jsonb not null, at timestamptz not null, unique (stream, version));
            """);
        await create.ExecuteNonQueryAsync();
        return new(database);
    }

    public Work Writing(int writers)
    {
        var streams = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        var versions = new long[writers];
        return new(writers, writer => WriteAsync(streams[writer], ++versions[writer]));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task WriteAsync(Guid stream, long version)
    {
        await using var batch = database.CreateBatch();
        var at = DateTimeOffset.UtcNow;
        batch.BatchCommands.Add(new("""
            insert into bare.streams(id, version, at) values ($1, $2, $3)
            on conflict (id) do update set version = excluded.version, at = excluded.at where bare.streams.version = excluded.version - 1
            """)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream }, new NpgsqlParameter<long> { TypedValue = version }, new NpgsqlParameter<DateTimeOffset> { TypedValue = at } },
        });
        batch.BatchCommands.Add(new("insert into bare.events(stream, version, type, data, at) values ($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = stream }, new NpgsqlParameter<long> { TypedValue = version },
                new NpgsqlParameter<string> { TypedValue = "appeal_classified" },
                new NpgsqlParameter<byte[]> { TypedValue = BenchCity.Json, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = at },
            },
        });
        await batch.ExecuteNonQueryAsync();
    }
}

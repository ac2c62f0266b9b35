using Haitang.EventLog;
using Npgsql;
using NpgsqlTypes;

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

    /// <summary>Each writer goes on with a stream of its own.</summary>
    public Work Appending(int writers)
    {
        var streams = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        var versions = new long[writers];
        return new(writers, writer => AppendAsync(streams[writer], ++versions[writer]));
    }

    public async Task AppendAsync(Guid stream, long version)
    {
        await using var batch = database.CreateBatch();
        var at = DateTimeOffset.UtcNow;
        batch.BatchCommands.Add(new("""
            insert into bare.streams(id, version, at) values ($1, $2, $3)
            on conflict (id) do update set version = excluded.version, at = excluded.at where bare.streams.version = excluded.version - 1
            """)
        { Parameters = { Of(stream), Of(version), Of(at) } });
        batch.BatchCommands.Add(new("insert into bare.events(stream, version, type, data, at) values ($1, $2, $3, $4, $5)")
        {
            Parameters = { Of(stream), Of(version), Of(Progress.Type), new NpgsqlParameter<byte[]> { TypedValue = Progress.Json, NpgsqlDbType = NpgsqlDbType.Jsonb }, Of(at) },
        });
        await batch.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}

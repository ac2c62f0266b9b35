using System.Text;
using Haitang.Testing;
using Npgsql;

namespace Haitang.EventLog.Tests;

/// <summary>One database for a test class, with the log's tables and one of the tests' own.</summary>
public sealed class TestLog : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public string ConnectionString => _database.ConnectionString;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public EventStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        Database = EventStoreDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxPoolSize = 60 }.ConnectionString);
        await Schema.MigrateAsync(Database, [typeof(TestLog).Assembly]);
        Store = new EventStore(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
        await _database.DisposeAsync();
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>Appends as the tests write them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static StreamAppend Append(Guid stream, Expected expected, params string[] notes) => Append(stream, expected, [], Noon, notes);

    public static StreamAppend Append(Guid stream, Expected expected, IReadOnlyList<RowWrite> rows, DateTimeOffset at, params string[] notes) => new()
    {
        StreamId = stream,
        StreamType = "note",
        Expected = expected,
        Envelope = new(at, "request-1", "command-1", "{\"actor\":\"a\"}"u8.ToArray(), "account-1"),
        Rows = rows,
        Events = [.. notes.Select(note => new NewEvent(Guid.NewGuid(), "note_written", Encoding.UTF8.GetBytes($"{{\"text\":\"{note}\"}}")))],
    };

    /// <summary>A stream that exists, with one event.</summary>
    public static async Task<Guid> StreamAsync(this TestLog log)
    {
        var stream = Guid.NewGuid();
        await log.Store.AppendAsync(Append(stream, Expected.New, "begun"));
        return stream;
    }

    public static int Count(int seed, RecordedEvent happened) => seed + 1;
}

using Npgsql;

namespace Haitang.Testing;

/// <summary>An empty database for one test or one class of tests; it is dropped in the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name;
    private readonly string _admin;

    private TestDatabase(string name, string admin)
    {
        _name = name;
        _admin = admin;
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>In the cluster that the test run shares, or in one that this process starts for itself.</summary>
    public static async Task<TestDatabase> CreateAsync(CancellationToken cancel = default)
    {
        var database = new TestDatabase($"test_{Guid.NewGuid():n}", await SharedCluster.ConnectionStringAsync());
        await database.AsAdminAsync($"create database {database._name}", cancel);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Pools of the code under test may still hold idle connections.
            await AsAdminAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
        }
        catch (NpgsqlException late) when (late.InnerException is TimeoutException)
        {
            throw new TimeoutException(
                $"{_name} could not be dropped. That waits for every session of the server to hear of it, also for one whose client takes nothing (a stopped process).", late);
        }

        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
    }

    private async Task AsAdminAsync(string statement, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(_admin + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

using Haitang.Bench.Circuits;
using Haitang.EventLog;
using Haitang.Testing;
using Npgsql;

namespace Haitang.Bench;

/// <summary>One PostgreSQL with all its durability on, and on it each side in a database of its own.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TestCluster _cluster;
    private BenchCity? _city;

    private Bench(TestCluster cluster, Yardstick bare, NpgsqlDataSource logDatabase) =>
        (_cluster, Bare, LogDatabase, Log) = (cluster, bare, logDatabase, new(logDatabase));

    /// <summary>The process of PostgreSQL that has all others as children.</summary>
    public int Postmaster => _cluster.ProcessId;

    public Yardstick Bare { get; }

    /// <summary>The event log without the program around it.</summary>
    public NpgsqlDataSource LogDatabase { get; }

    public EventStore Log { get; }

    public OpenCircuits Circuits { get; } = new();

    public static async Task<Bench> StartAsync()
    {
        var cluster = await TestCluster.StartAsync();
        var bare = await Yardstick.CreateAsync(await CreateDatabaseAsync(cluster, "bench_bare"));
        var log = EventStoreDataSource.Create(await CreateDatabaseAsync(cluster, "bench_log"));
        await Schema.MigrateAsync(log, []);
        return new(cluster, bare, log);
    }

    /// <summary>The real host, started when first asked for.</summary>
    public async Task<BenchCity> CityAsync() => _city ??= await NewCityAsync("bench_city");

    /// <summary>Another host with a city of its own; whoever asked for it ends it.</summary>
    public async Task<BenchCity> NewCityAsync(string name) => await BenchCity.StartAsync(await NewDatabaseAsync(name), Circuits);

    /// <summary>An empty one on the same cluster.</summary>
    public Task<string> NewDatabaseAsync(string name) => CreateDatabaseAsync(_cluster, name);

    public async ValueTask DisposeAsync()
    {
        if (_city is not null) await _city.DisposeAsync();
        await Log.DisposeAsync();
        await LogDatabase.DisposeAsync();
        await Bare.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private static async Task<string> CreateDatabaseAsync(TestCluster cluster, string name)
    {
        await using var server = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var create = server.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name }.ConnectionString;
    }
}

using Haitang.Web.Configuration;
using Haitang.Web.Postgres.Embedded;
using Npgsql;

namespace Haitang.Web.Postgres;

/// <summary>
/// Which database the program works with: the server named by <c>ConnectionStrings:Haitang</c>, else one of its own in
/// the data folder, which stops when this is disposed.
/// </summary>
internal sealed class DatabaseConnection : IAsyncDisposable
{
    public const string Name = "Haitang";

    /// <summary>The standby that boards may be read from.</summary>
    public const string StandbyName = "HaitangStandby";

    private readonly DataFolderLock? _lock;

    private DatabaseConnection(string connectionString, EmbeddedPostgres? own = null, DataFolderLock? held = null)
    {
        ConnectionString = connectionString;
        Own = own;
        _lock = held;
    }

    public string ConnectionString { get; }

    /// <summary>The server that this process runs; null for one that others run.</summary>
    public EmbeddedPostgres? Own { get; }

    /// <summary>For the web host, which has the data folder to itself for as long as it lives.</summary>
    public static async Task<DatabaseConnection> ForHostAsync(IConfiguration configuration, HaitangOptions options, ILogger logger, CancellationToken cancel)
    {
        _ = Configured(configuration, StandbyName);
        if (Configured(configuration) is { } server)
            return new(await ExternalServer.ReachAsync(server, options.Postgres.Patience, logger, cancel));
        return await StartAsync(options, logger, cancel) ?? throw Busy(options);
    }

    /// <summary>For a verb: beside a running host it uses that one's server, else it starts one for itself.</summary>
    public static async Task<DatabaseConnection> ForVerbAsync(IConfiguration configuration, HaitangOptions options, ILogger logger, CancellationToken cancel)
    {
        if (Configured(configuration) is { } server)
            return new(await ExternalServer.ReachOnceAsync(server, cancel));
        if (await StartAsync(options, logger, cancel) is { } started)
            return started;
        return await EmbeddedPostgres.FindRunningAsync(options.DataFolder(), cancel) is { } running ? new(running) : throw Busy(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (Own is not null)
            await Own.DisposeAsync();
        _lock?.Dispose();
    }

    public static string? Configured(IConfiguration configuration, string name = Name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } text ? Checked(name, text) : null;

    private static async Task<DatabaseConnection?> StartAsync(HaitangOptions options, ILogger logger, CancellationToken cancel)
    {
        if (DataFolderLock.TryTake(options.DataFolder()) is not { } held)
            return null;
        try
        {
            var own = await EmbeddedPostgres.StartAsync(
                new(options.DataFolder(), options.Postgres.Binaries, options.Postgres.MaxConnections), logger, cancel);
            return new(own.ConnectionString, own, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static PostgresUnavailableException Busy(HaitangOptions options) =>
        new($"Another Haitang (process {DataFolderLock.HolderOf(options.DataFolder())}) uses the data folder {options.DataFolder()}.");

    private static string Checked(string name, string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            // Not the value: it may hold a password.
            throw new ConfigurationException([$"ConnectionStrings:{name} is not a connection string: {wrong.Message}"]);
        }
    }
}

using Npgsql;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>
/// A PostgreSQL of our own: made, started, watched and stopped by the program, reachable through a Unix socket only.
/// The caller holds the <see cref="DataFolderLock"/> of its data folder.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const int Attempts = 4;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly EmbeddedPostgresOptions _options;
    private readonly Cluster _cluster;
    private readonly ClusterMark _mark;
    private readonly ILogger _logger;
    private Postmaster _server;

    private EmbeddedPostgres(EmbeddedPostgresOptions options, Cluster cluster, ClusterMark mark, Postmaster server, ILogger logger)
    {
        _options = options;
        _cluster = cluster;
        _mark = mark;
        _server = server;
        _logger = logger;
    }

    /// <summary>The same for as long as this object lives, also after the server was started anew.</summary>
    public string ConnectionString => _server.ConnectionString(EmbeddedPostgresOptions.Database);

    public int ProcessId => _server.Process.Id;

    /// <summary>The way to a server that another process keeps in this data folder; null when none runs.</summary>
    public static async Task<string?> FindRunningAsync(string dataFolder, CancellationToken cancel)
    {
        if (!Cluster.ExistsIn(dataFolder))
            return null;
        var folder = Cluster.FolderIn(dataFolder);
        return await Adoption.FindAsync(folder, await ClusterMark.OfAsync(folder, cancel), cancel) is { } running && await running.IsReadyAsync(cancel)
            ? running.ConnectionString(EmbeddedPostgresOptions.Database)
            : null;
    }

    /// <summary>Makes the cluster if there is none, adopts a server that still runs, else starts one; waits until it is ready.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancel)
    {
        var cluster = await Cluster.OpenAsync(options.DataFolder, options.Binaries, cancel);
        var mark = await ClusterMark.OfAsync(cluster.Folder, cancel);
        var running = await Adoption.FindAsync(cluster.Folder, mark, cancel);
        if (running is not null)
            logger.LogInformation("Adopting the PostgreSQL that still runs (process {ProcessId})", running.Process.Id);
        if (running is null || !await running.IsReadyAsync(cancel))
            running = await LaunchPatientlyAsync(options, cluster, mark, logger, cancel);

        var embedded = new EmbeddedPostgres(options, cluster, mark, running, logger);
        try
        {
            await embedded.CreateDatabaseAsync(cancel);
            return embedded;
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again whenever it ends, until cancelled.</summary>
    public async Task KeepRunningAsync(CancellationToken cancel)
    {
        while (true)
        {
            await _server.Process.EndAsync(cancel);
            _logger.LogError("PostgreSQL (process {ProcessId}) ended under the running host; starting it again", ProcessId);
            await RestartAsync(cancel);
            _logger.LogWarning("PostgreSQL runs again (process {ProcessId})", ProcessId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!await _server.StopAsync(CancellationToken.None))
            _logger.LogError("PostgreSQL (process {ProcessId}) does not stop; the next start adopts it", ProcessId);
        SocketFolder.Remove(_server.SocketFolder);
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                _server = await LaunchAsync(_options, _cluster, _mark, _server.SocketFolder, cancel);
                return;
            }
            catch (PostgresUnavailableException failed)
            {
                _logger.LogError("PostgreSQL does not start: {Reason} {Disk}", failed.Message, DiskRoom.Words(DiskRoom.FreeAt(_cluster.Folder)));
                await Task.Delay(pause, cancel);
            }
        }
    }

    /// <summary>The kernel may take a moment to let go of the shared memory of a server that was killed just now.</summary>
    private static async Task<Postmaster> LaunchPatientlyAsync(
        EmbeddedPostgresOptions options, Cluster cluster, ClusterMark mark, ILogger logger, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await LaunchAsync(options, cluster, mark, socketFolder: null, cancel);
            }
            catch (PostgresUnavailableException failed) when (attempt < Attempts)
            {
                logger.LogWarning("{Reason} Trying again.", failed.Message);
                await Task.Delay(ShortestPause, cancel);
            }
        }
    }

    private static async Task<Postmaster> LaunchAsync(
        EmbeddedPostgresOptions options, Cluster cluster, ClusterMark mark, string? socketFolder, CancellationToken cancel)
    {
        await Adoption.ClearAsync(cluster.Folder, mark, cancel);
        socketFolder ??= await SocketFolder.PrepareAsync(options.DataFolder, mark, cluster.Account, cancel);
        if (!mark.IsCarriedByAny()) SocketFolder.Sweep(socketFolder);
        var launched = Postmaster.Launch(cluster, mark, socketFolder, options.MaxConnections);
        try
        {
            return await launched.IsReadyAsync(cancel)
                ? launched
                : throw new PostgresUnavailableException($"PostgreSQL did not start: {launched.LastWords}{ServerLog.LastWords(cluster.Folder)}");
        }
        catch (OperationCanceledException)
        {
            await launched.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString("postgres") + ";Pooling=false");
        await using var find = source.CreateCommand("select 1 from pg_database where datname = $1");
        find.Parameters.Add(new() { Value = EmbeddedPostgresOptions.Database });
        if (await find.ExecuteScalarAsync(cancel) is not null)
            return;
        await using var create = source.CreateCommand($"create database {EmbeddedPostgresOptions.Database}");
        await create.ExecuteNonQueryAsync(cancel);
    }
}

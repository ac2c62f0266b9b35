using Npgsql;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>
/// A PostgreSQL of our own: made, started, watched and stopped by the program, reachable through a Unix socket only.
/// The caller holds the <see cref="DataFolderLock"/> of its data folder.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly EmbeddedPostgresOptions options;
    private readonly Cluster cluster;
    private readonly ClusterMark mark;
    private readonly ILogger logger;
    private Postmaster server;

    private EmbeddedPostgres(EmbeddedPostgresOptions options, Cluster cluster, ClusterMark mark, Postmaster server, ILogger logger)
    {
        this.options = options;
        this.cluster = cluster;
        this.mark = mark;
        this.server = server;
        this.logger = logger;
    }

    /// <summary>The same for as long as this object lives, also after the server was started anew.</summary>
    public string ConnectionString => server.ConnectionString(EmbeddedPostgresOptions.Database);

    public int ProcessId => server.Process.Id;

    /// <summary>The way to a server that another process keeps in this data folder; null when none runs.</summary>
    public static async Task<string?> FindRunningAsync(string dataFolder, CancellationToken cancel)
    {
        if (!Cluster.ExistsIn(dataFolder))
            return null;
        var folder = Cluster.FolderIn(dataFolder);
        return Adoption.Find(folder, await ClusterMark.OfAsync(folder, cancel)) is { } running && await running.IsReadyAsync(cancel)
            ? running.ConnectionString(EmbeddedPostgresOptions.Database)
            : null;
    }

    /// <summary>Makes the cluster if there is none, adopts a server that still runs, else starts one; waits until it is ready.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancel)
    {
        var files = await Cluster.OpenAsync(options.DataFolder, options.Binaries, cancel);
        var name = await ClusterMark.OfAsync(files.Folder, cancel);
        var running = Adoption.Find(files.Folder, name);
        if (running is not null)
            logger.LogInformation("Adopting the PostgreSQL that still runs (process {ProcessId})", running.Process.Id);
        if (running is null || !await running.IsReadyAsync(cancel))
            running = await LaunchAsync(options, files, name, socketFolder: null, cancel);

        var embedded = new EmbeddedPostgres(options, files, name, running, logger);
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
            await server.Process.EndAsync(cancel);
            logger.LogError("PostgreSQL (process {ProcessId}) ended under the running host; starting it again", ProcessId);
            await RestartAsync(cancel);
            logger.LogWarning("PostgreSQL runs again (process {ProcessId})", ProcessId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!await server.StopAsync(CancellationToken.None))
            logger.LogError("PostgreSQL (process {ProcessId}) does not stop; the next start adopts it", ProcessId);
        SocketFolder.Remove(server.SocketFolder);
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                server = await LaunchAsync(options, cluster, mark, server.SocketFolder, cancel);
                return;
            }
            catch (PostgresUnavailableException failed)
            {
                logger.LogError("PostgreSQL does not start: {Reason}", failed.Message);
                await Task.Delay(pause, cancel);
            }
        }
    }

    private static async Task<Postmaster> LaunchAsync(
        EmbeddedPostgresOptions options, Cluster files, ClusterMark name, string? socketFolder, CancellationToken cancel)
    {
        await Adoption.ClearAsync(files.Folder, name, cancel);
        socketFolder ??= await SocketFolder.PrepareAsync(options.DataFolder, name, files.Account, cancel);
        var launched = Postmaster.Launch(files, name, socketFolder, options.MaxConnections);
        try
        {
            return await launched.IsReadyAsync(cancel)
                ? launched
                : throw new PostgresUnavailableException($"PostgreSQL did not start; its log is in {files.Folder}/log. {launched.LastWords}");
        }
        catch (OperationCanceledException)
        {
            await launched.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");
        await using var find = source.CreateCommand("select 1 from pg_database where datname = $1");
        find.Parameters.Add(new() { Value = EmbeddedPostgresOptions.Database });
        if (await find.ExecuteScalarAsync(cancel) is not null)
            return;
        await using var create = source.CreateCommand($"create database {EmbeddedPostgresOptions.Database}");
        await create.ExecuteNonQueryAsync(cancel);
    }
}

using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>A streaming standby of a server that this machine keeps, made as the handbook says: pg_basebackup, and what it writes.</summary>
internal sealed class Standby : IAsyncDisposable
{
    private const int Kill = 9;

    /// <summary>A standby starts only with as many as its primary has, or more.</summary>
    private const int MaxConnections = 400;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly string _data = Directory.CreateTempSubdirectory("haitang-standby-").FullName;
    private EmbeddedPostgres? _server;

    /// <summary>To the same database as the primary's.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <param name="primary">A connection string whose host is the folder of a socket.</param>
    public static async Task<Standby> OfAsync(string primary)
    {
        var (standby, of) = (new Standby(), new NpgsqlConnectionStringBuilder(primary));
        var folder = Cluster.FolderIn(standby._data);
        var account = await ServerAccount.ForAsync(folder, default);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.OwnAsync(folder, default);
        var copy = account.Start(folder, out var seen);
        var binaries = await ServerBinaries.FindAsync(configured: null, major: null, default);
        // What stands in the PATH may be a link to it; its fellows lie beside it itself.
        var server = File.ResolveLinkTarget(binaries.Postgres, returnFinalTarget: true)?.FullName ?? binaries.Postgres;
        foreach (var part in (string[])[Path.Combine(Path.GetDirectoryName(server)!, "pg_basebackup"), "-D", seen, "-R", "-X", "stream", "-c", "fast",
            "-h", of.Host!, "-p", $"{of.Port}", "-U", of.Username!])
            copy.ArgumentList.Add(part);
        await SystemTool.RunAsync(copy, default);
        await standby.StartAsync();
        standby.ConnectionString = new NpgsqlConnectionStringBuilder(standby._server!.ConnectionString) { Database = of.Database }.ConnectionString;
        return standby;
    }

    public async Task StartAsync() => _server = await EmbeddedPostgres.StartAsync(new(_data, MaxConnections: MaxConnections), NullLogger.Instance, default);

    public Task KillAsync() => KillAsync(_server!.ProcessId);

    /// <summary>Any server of this machine.</summary>
    public static async Task KillAsync(int server)
    {
        var process = RunningProcess.Find(server)!.Value;
        Posix.Send(process.Id, Kill);
        await Wait.UntilAsync(() => !process.IsAlive, Soon);
    }

    /// <summary>It goes on answering, and takes in nothing new.</summary>
    public Task PauseAsync() => RunAsync("select pg_wal_replay_pause()");

    public Task ResumeAsync() => RunAsync("select pg_wal_replay_resume()");

    /// <summary>It follows nobody any more, and can be written to.</summary>
    public Task PromoteAsync() => RunAsync("select pg_promote()");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

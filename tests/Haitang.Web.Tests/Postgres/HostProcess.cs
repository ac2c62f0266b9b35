using System.Diagnostics;
using System.Text.Json;
using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.Cli;
using Npgsql;

namespace Haitang.Web.Tests.Postgres;

/// <summary>A running <c>run</c> on a data folder, and a look at the PostgreSQL that it keeps there.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _dataFolder;

    private HostProcess(Process process, string dataFolder, string address)
    {
        _process = process;
        _dataFolder = dataFolder;
        Address = address;
    }

    public string Address { get; }

    public int Postgres => PidFile.Read(Cluster.FolderIn(_dataFolder))!.ProcessId;

    public static Task<HostProcess> StartAsync(string dataFolder) =>
        StartAsync(HaitangProgram.Start(["run", "--json", "--urls", "http://127.0.0.1:0", "--data", dataFolder]), dataFolder);

    /// <summary>Returns when the host has said where it is.</summary>
    public static async Task<HostProcess> StartAsync(ProcessStartInfo start, string dataFolder)
    {
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith("""{"addresses":""", StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            using var announcement = JsonDocument.Parse(line);
            return new(process, dataFolder, announcement.RootElement.GetProperty("addresses")[0].GetString()!);
        }
        throw new InvalidOperationException($"The host ended: {string.Join('\n', said)}{await errors}");
    }

    public async Task KillAsync()
    {
        Posix.Send(_process.Id, 9);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C.</summary>
    public async Task<int> InterruptAsync()
    {
        Posix.Send(_process.Id, Posix.Interrupt);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        var folder = PidFile.Read(Cluster.FolderIn(_dataFolder))!.SocketFolder;
        await using var connection = new NpgsqlConnection($"Host={folder};Username={Cluster.User};Database={EmbeddedPostgresOptions.Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await InterruptAsync();
        _process.Dispose();
    }
}

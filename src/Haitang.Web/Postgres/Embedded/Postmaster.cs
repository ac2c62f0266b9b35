using System.Collections.Concurrent;
using Npgsql;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>One running server: launched by us or found running after its host was killed.</summary>
internal sealed class Postmaster(RunningProcess process, string socketFolder, ConcurrentQueue<string>? output)
{
    private const int RememberedLines = 20;

    public RunningProcess Process => process;
    public string SocketFolder => socketFolder;

    /// <summary>Starts the server in a session of its own: the terminal's Ctrl-C reaches the host alone, which stops it in order.</summary>
    public static Postmaster Launch(Cluster cluster, ClusterMark mark, string socketFolder, int maxConnections)
    {
        var start = cluster.Account.Start(cluster.Folder, out var seen);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.ArgumentList.Add(cluster.Binaries.Postgres);
        start.ArgumentList.Add("-D");
        start.ArgumentList.Add(seen);
        foreach (var setting in (string[])[$"cluster_name={mark.Text}", "listen_addresses=", $"port={Embedded.SocketFolder.Port}",
            $"unix_socket_directories={socketFolder}", $"max_connections={maxConnections}"])
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }
        var process = System.Diagnostics.Process.Start(start) ?? throw new PostgresUnavailableException("PostgreSQL did not start.");
        process.StandardInput.Close();
        var output = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Remember(output, line.Data);
        process.ErrorDataReceived += (_, line) => Remember(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(RunningProcess.Find(process.Id) ?? new(process.Id, ""), socketFolder, output);
    }

    /// <summary>Waits until the server takes connections; a recovery after a hard end may take its time. False when it ended instead.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (process.IsAlive)
        {
            if (await TakesConnectionsAsync(cancel))
                return true;
            await timer.WaitForNextTickAsync(cancel);
        }
        return false;
    }

    /// <summary>Fast shutdown, and immediate shutdown for one that does not follow.</summary>
    public async Task<bool> StopAsync(CancellationToken cancel)
    {
        Posix.Send(process.Id, Posix.Interrupt);
        if (await process.HasEndedAsync(TimeSpan.FromSeconds(30), cancel))
            return true;
        Posix.Send(process.Id, Posix.Quit);
        return await process.HasEndedAsync(TimeSpan.FromSeconds(10), cancel);
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = Embedded.SocketFolder.Port,
        Username = Cluster.User,
        Database = database,
    }.ConnectionString;

    /// <summary>What it said before its log was open: a start that fails is explained there.</summary>
    public string LastWords => output is null ? "" : string.Join(Environment.NewLine, output);

    private async Task<bool> TakesConnectionsAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static void Remember(ConcurrentQueue<string> output, string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (output.Count > RememberedLines)
            output.TryDequeue(out _);
    }
}

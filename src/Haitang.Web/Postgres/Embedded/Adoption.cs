namespace Haitang.Web.Postgres.Embedded;

/// <summary>What a host that was killed left behind: a server that still runs, or a stale <c>postmaster.pid</c>.</summary>
internal static class Adoption
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(30);

    /// <summary>The server of this cluster that still runs, or null. One that is just starting is waited for.</summary>
    public static async Task<Postmaster?> FindAsync(string clusterFolder, ClusterMark mark, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (PidFile.Read(clusterFolder) is { } file && RunningProcess.Find(file.ProcessId) is { } process && mark.IsCarriedBy(process.Id))
        {
            if (file.SocketFolder.Length > 0)
                return new(process, file.SocketFolder, output: null);
            await timer.WaitForNextTickAsync(cancel);
        }
        return null;
    }

    /// <summary>
    /// Waits for sessions that outlived their postmaster, then removes its pid file: PostgreSQL refuses to start while
    /// the number in it exists, be it as another program's or as a dead process that nobody has buried yet.
    /// </summary>
    public static async Task ClearAsync(string clusterFolder, ClusterMark mark, CancellationToken cancel)
    {
        if (PidFile.Read(clusterFolder) is not { } stale)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestFarewell);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (mark.IsCarriedByAny())
                await timer.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PostgresUnavailableException($"Processes of an earlier PostgreSQL ({mark.Text}) do not end.");
        }
        if (ClusterMark.IsForeignServer(stale.ProcessId))
            throw new PostgresUnavailableException($"Another PostgreSQL (process {stale.ProcessId}) may be using {clusterFolder}. Stop it first.");
        File.Delete(PidFile.PathIn(clusterFolder));
    }
}

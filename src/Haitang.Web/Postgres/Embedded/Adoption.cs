namespace Haitang.Web.Postgres.Embedded;

/// <summary>What a host that was killed left behind: a server that still runs, or a stale <c>postmaster.pid</c>.</summary>
internal static class Adoption
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(30);

    public static Postmaster? Find(string clusterFolder, ClusterMark mark) =>
        PidFile.Read(clusterFolder) is { } file && RunningProcess.Find(file.ProcessId) is { } process && mark.IsCarriedBy(process.Id)
            ? new(process, file.SocketFolder, output: null)
            : null;

    /// <summary>
    /// Waits for sessions that outlived their postmaster, and removes a pid file whose number now belongs to a
    /// process of another kind: PostgreSQL itself would refuse to start because of it.
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
        if (RunningProcess.Find(stale.ProcessId) is null)
            return;
        if (ClusterMark.IsForeignServer(stale.ProcessId))
            throw new PostgresUnavailableException($"Another PostgreSQL (process {stale.ProcessId}) may be using {clusterFolder}. Stop it first.");
        File.Delete(PidFile.PathIn(clusterFolder));
    }
}

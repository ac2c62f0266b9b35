using Haitang.Web.Postgres.Embedded;

namespace Haitang.Web.Tests.Postgres;

/// <summary>A temporary data folder; a server that a test left running in it is stopped.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("haitang-data-").FullName;

    public string Cluster => Web.Postgres.Embedded.Cluster.FolderIn(Path);

    public async ValueTask DisposeAsync()
    {
        if (PidFile.Read(Cluster) is { } left && RunningProcess.Find(left.ProcessId) is { } server && server.Id != Environment.ProcessId)
        {
            Posix.Send(server.Id, Posix.Interrupt);
            await server.HasEndedAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
            SocketFolder.Remove(left.SocketFolder);
        }
        Directory.Delete(Path, recursive: true);
    }
}

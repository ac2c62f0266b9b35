using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>What PostgreSQL writes about a running server into <c>postmaster.pid</c>; it stays behind after a hard end.</summary>
/// <param name="SocketFolder">Empty until the server listens.</param>
internal sealed record PidFile(int ProcessId, string SocketFolder)
{
    private const int SocketFolderLine = 4;

    public static string PathIn(string clusterFolder) => Path.Combine(clusterFolder, "postmaster.pid");

    /// <summary>Null when there is none.</summary>
    public static PidFile? Read(string clusterFolder)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(clusterFolder));
            return int.TryParse(lines.FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
                ? new(id, lines.ElementAtOrDefault(SocketFolderLine) ?? "")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>What PostgreSQL writes about a running server into <c>postmaster.pid</c>; it stays behind after a hard end.</summary>
internal sealed record PidFile(int ProcessId, string SocketFolder)
{
    private const int SocketFolderLine = 4;

    public static string PathIn(string clusterFolder) => Path.Combine(clusterFolder, "postmaster.pid");

    /// <summary>Null when there is none or when it is not written to its end yet.</summary>
    public static PidFile? Read(string clusterFolder)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(clusterFolder));
            return lines.Length > SocketFolderLine && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
                ? new(id, lines[SocketFolderLine])
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

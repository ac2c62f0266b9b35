namespace Haitang.Web.Postgres.Embedded;

/// <summary>The server's own log files, one for each day of the week.</summary>
internal static class ServerLog
{
    private const int Lines = 5;

    /// <summary>The end of the newest file: it tells why a start failed.</summary>
    public static string LastWords(string clusterFolder)
    {
        var newest = new DirectoryInfo(Path.Combine(clusterFolder, "log")) is { Exists: true } folder
            ? folder.EnumerateFiles().MaxBy(file => file.LastWriteTimeUtc)
            : null;
        return newest is null ? "" : string.Join(Environment.NewLine, File.ReadLines(newest.FullName).TakeLast(Lines).Prepend(""));
    }
}

using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>One host for one data folder. The system takes the lock away when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>The lock, or null when another process has it.</summary>
    public static DataFolderLock? TryTake(string dataFolder)
    {
        if (!Directory.Exists(dataFolder))
            Directory.CreateDirectory(dataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            var file = new FileStream(PathIn(dataFolder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (IOException) when (File.Exists(PathIn(dataFolder)))
        {
            return null;
        }
    }

    /// <summary>The process that has the lock, as it wrote it down.</summary>
    public static string HolderOf(string dataFolder)
    {
        // A reader that shares everything does not ask for the lock.
        using var reader = new StreamReader(new FileStream(PathIn(dataFolder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    public void Dispose() => _file.Dispose();

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, "host.lock");
}

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
        var path = Path.Combine(dataFolder, "host.lock");
        try
        {
            var taken = new DataFolderLock(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(HolderFile(dataFolder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>The process that took the lock last. It stands beside the lock, because a locked file cannot be read.</summary>
    public static string HolderOf(string dataFolder) => File.Exists(HolderFile(dataFolder)) ? File.ReadAllText(HolderFile(dataFolder)) : "?";

    public void Dispose() => _file.Dispose();

    private static string HolderFile(string dataFolder) => Path.Combine(dataFolder, "host.pid");
}

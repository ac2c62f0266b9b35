using System.Text;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>
/// Where the server's socket stands: a folder of mode 0700 that belongs to the server's account. Who can enter it may
/// sign in without a password, and nobody else can reach the server at all.
/// </summary>
internal static class SocketFolder
{
    public const int Port = 5432;

    // sockaddr_un holds 108 bytes, the last of them zero.
    private const int LongestPath = 107;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static async Task<string> PrepareAsync(string dataFolder, ClusterMark mark, ServerAccount account, CancellationToken cancel)
    {
        var folder = Choose(dataFolder, mark, account);
        if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: not null })
            throw new PostgresUnavailableException($"The socket folder {folder} is a link.");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            await account.OwnAsync(folder, cancel);
        }
        // Somebody else may have made a folder of this name in the temporary folder before us.
        var owner = await ServerAccount.OwnerOfAsync(folder, cancel);
        if (owner.UserId != account.UserId)
            throw new PostgresUnavailableException($"The socket folder {folder} belongs to another account ({owner.UserId}).");
        File.SetUnixFileMode(folder, OwnerOnly);
        return folder;
    }

    /// <summary>
    /// Takes out the socket of a server that was killed. PostgreSQL refuses to start while the number in the socket's lock
    /// exists, be it as a dead process that nobody has buried yet. Only when no server of this cluster runs.
    /// </summary>
    public static void Sweep(string folder)
    {
        File.Delete(Path.Combine(folder, $".s.PGSQL.{Port}.lock"));
        File.Delete(Path.Combine(folder, $".s.PGSQL.{Port}"));
    }

    /// <summary>The server has taken its socket out; what else may be in there is not ours.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Beside the cluster if the path is short enough and the server can walk there, else a short one.</summary>
    private static string Choose(string dataFolder, ClusterMark mark, ServerAccount account)
    {
        var beside = Path.Combine(dataFolder, "socket");
        if (!account.IsOther && Fits(beside))
            return beside;
        var choice = ShortParents(account).Where(Directory.Exists).Select(parent => Path.Combine(parent, mark.Text)).FirstOrDefault(Fits);
        return choice ?? throw new PostgresUnavailableException("The path of the temporary folder is too long for a socket.");
    }

    // The session's runtime folder comes last: it vanishes when its owner signs out of the machine.
    private static IEnumerable<string> ShortParents(ServerAccount account) => account.IsOther
        ? ["/run", Path.GetTempPath()]
        : new[] { Path.GetTempPath(), "/tmp", Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") }.OfType<string>();

    private static bool Fits(string folder) => Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{Port}") <= LongestPath;
}

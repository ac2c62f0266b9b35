using System.Diagnostics;
using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>
/// The operating system's account that the server runs under. PostgreSQL refuses to run as root: a host of root's
/// drops to the owner of the existing cluster, else <c>postgres</c>, else another account without rights.
/// </summary>
internal sealed record ServerAccount(uint UserId, uint GroupId)
{
    private static readonly string[] Candidates = ["postgres", "haitang", "nobody"];

    /// <summary>True when the server runs under another account than the host.</summary>
    public bool IsOther => UserId != Posix.UserId;

    public static async Task<ServerAccount> ForAsync(string clusterFolder, CancellationToken cancel)
    {
        if (Posix.UserId != 0)
            return new(Posix.UserId, 0);
        if (Directory.Exists(clusterFolder) && await OwnerOfAsync(clusterFolder, cancel) is { UserId: not 0 } owner)
            return owner;
        var accounts = (await File.ReadAllLinesAsync("/etc/passwd", cancel)).Select(line => line.Split(':'));
        return Candidates.Join(accounts, name => name, fields => fields[0], (_, fields) => new ServerAccount(Number(fields[2]), Number(fields[3])))
            .FirstOrDefault(account => account.UserId != 0)
            ?? throw new PostgresUnavailableException($"PostgreSQL does not run as root, and none of the accounts {string.Join(", ", Candidates)} exists.");
    }

    public static async Task<ServerAccount> OwnerOfAsync(string path, CancellationToken cancel)
    {
        var numbers = (await SystemTool.RunAsync("stat", ["-c", "%u:%g", path], cancel)).Split(':');
        return new(Number(numbers[0]), Number(numbers[1]));
    }

    /// <summary>Makes this account the owner of a folder (and of all in it) that the host has just created.</summary>
    public async Task OwnAsync(string folder, CancellationToken cancel)
    {
        if (IsOther)
            await SystemTool.RunAsync("chown", ["-R", $"{UserId}:{GroupId}", folder], cancel);
    }

    /// <summary>
    /// How to start a program of PostgreSQL on the cluster's folder. As another account it gets the folder as an open
    /// descriptor, because it may not be able to walk there: a clone below root's home, for example.
    /// </summary>
    /// <param name="folder">Where the cluster's files are.</param>
    /// <param name="seen">The folder's name as the program has to use it.</param>
    public ProcessStartInfo Start(string folder, out string seen)
    {
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        if (IsOther)
            foreach (var part in (string[])["sh", "-c", "exec 9<\"$0\" && exec \"$@\"", folder,
                "setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups"])
                start.ArgumentList.Add(part);
        // Neither PostgreSQL's own variables nor systemd's notification socket are meant for this server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal) || name is "NOTIFY_SOCKET").ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        seen = IsOther ? "/proc/self/fd/9" : folder;
        return start;
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using Haitang.Web.Postgres.Embedded;

namespace Haitang.Faults.Ground;

/// <summary>
/// A small disk in memory with a copy of a data folder. Only the process that is started with it, and its children, see it; it
/// goes when they have gone. Root mounts it, everybody else in a user namespace of his own.
/// </summary>
/// <param name="data">What is copied.</param>
internal sealed class SmallDisk(string data) : IDisposable
{
    private const int Megabytes = 400;
    private const int Block = 64 * 1024;
    private readonly string _around = Directory.CreateTempSubdirectory("haitang-fire-").FullName;

    /// <summary>The data folder, for who sees it. The name is too long for a socket: that lies where the test sees it too.</summary>
    public string Folder => Path.Combine(_around, $"a-disk-of-its-own-{new string('x', 80)}");

    private static bool IsRoot => Posix.UserId == 0;

    private static string[] Apart => IsRoot ? ["unshare", "--mount"] : ["unshare", "--map-root-user", "--mount"];

    /// <summary>Null where such a disk can be had.</summary>
    public static async Task<string?> WhyNoneAsync()
    {
        using var disk = new SmallDisk("/nowhere");
        Directory.CreateDirectory(disk.Folder);
        try
        {
            await SystemTool.RunAsync(Apart[0], [.. Apart[1..], "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Folder], TestContext.Current.CancellationToken);
            return null;
        }
        catch (Exception e) when (e is PostgresUnavailableException or System.ComponentModel.Win32Exception)
        {
            return $"This machine lets nobody mount a disk in memory: {e.Message}";
        }
    }

    /// <summary>The same program, where the disk is.</summary>
    public ProcessStartInfo In(ProcessStartInfo start)
    {
        Directory.CreateDirectory(Folder);
        string[] asBefore = IsRoot ? [] : ["unshare", "--user", $"--map-user={Number(Posix.UserId)}", $"--map-group={Number(Posix.UserId)}"];
        string[] whole =
        [
            .. Apart, "sh", "-c",
            $"mount -t tmpfs -o size={Megabytes}m,mode=700 tmpfs \"$0\" && cp -a \"$1/.\" \"$0\" && shift && exec \"$@\"", Folder, data,
            .. asBefore, start.FileName, .. start.ArgumentList,
        ];
        start.FileName = whole[0];
        start.ArgumentList.Clear();
        foreach (var part in whole[1..]) start.ArgumentList.Add(part);
        return start;
    }

    /// <summary>To the server in it.</summary>
    public async Task<string> ConnectionStringAsync(int process) =>
        await EmbeddedPostgres.FindRunningAsync(SeenFrom(process), TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("No server runs there.");

    /// <summary>Nothing more goes onto it.</summary>
    public void Fill(int process)
    {
        using var file = File.OpenHandle(Ballast(process), FileMode.Create, FileAccess.Write);
        var block = new byte[Block];
        try
        {
            for (long at = 0; ; at += Block) RandomAccess.Write(file, block, at);
        }
        catch (IOException)
        {
            // That was the last of it.
        }
    }

    public void MakeRoom(int process) => File.Delete(Ballast(process));

    public void Dispose() => Directory.Delete(_around, recursive: true);

    private string Ballast(int process) => Path.Combine(SeenFrom(process), "ballast");

    private string SeenFrom(int process) => $"/proc/{Number((uint)process)}/root{Folder}";

    private static string Number(uint n) => n.ToString(CultureInfo.InvariantCulture);
}

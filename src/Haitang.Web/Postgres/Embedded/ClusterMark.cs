using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>
/// Names a cluster by the identity of its folder on the disk (device and inode: kept when the folder is moved,
/// different for a copy). It is the server's <c>cluster_name</c> and so stands in the command line of each of its
/// processes, where anybody may read it; a working directory may not be read in a container.
/// </summary>
internal sealed record ClusterMark(string Text)
{
    private const string Prefix = "haitang-";

    public static async Task<ClusterMark> OfAsync(string clusterFolder, CancellationToken cancel)
    {
        var numbers = (await SystemTool.RunAsync("stat", ["-c", "%d:%i", clusterFolder], cancel)).Split(':');
        return new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{ulong.Parse(numbers[0], CultureInfo.InvariantCulture):x}-{ulong.Parse(numbers[1], CultureInfo.InvariantCulture):x}"));
    }

    public bool IsCarriedBy(int processId) => RunningProcess.CommandLineOf(processId).Any(Carries);

    /// <summary>True when any process of this cluster is alive, be it only a session that outlived its postmaster.</summary>
    public bool IsCarriedByAny() => RunningProcess.AllIds().Any(IsCarriedBy);

    /// <summary>A server, but of a cluster that this program did not start.</summary>
    public static bool IsForeignServer(int processId) =>
        RunningProcess.CommandLineOf(processId) is [var program, ..] parts
        && Path.GetFileName(program) is "postgres" or "postmaster"
        && !parts.Any(part => part.Contains(Prefix, StringComparison.Ordinal));

    // "cluster_name=haitang-1-2" of a postmaster, "postgres: haitang-1-2: checkpointer" of the others.
    private bool Carries(string part) => part.Split('=', ':', ' ').Contains(Text, StringComparer.Ordinal);
}

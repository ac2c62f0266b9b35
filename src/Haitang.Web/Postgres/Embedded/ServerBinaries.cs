using System.Globalization;
using System.Text.RegularExpressions;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>A folder that holds <c>postgres</c> and <c>initdb</c>, and their major version.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Postgres => Path.Combine(Folder, "postgres");
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The configured folder alone if there is one; else PATH, then Debian's versioned folders, newest first.</summary>
    /// <param name="major">The version an existing data folder was written by: only the same one can open it.</param>
    public static async Task<ServerBinaries> FindAsync(string? configured, int? major, CancellationToken cancel)
    {
        var folders = configured is null ? OnPath().Concat(OfDebian()) : [configured];
        var seen = new List<int>();
        foreach (var folder in folders.Where(HoldsServer))
        {
            var found = new ServerBinaries(folder, await MajorOfAsync(folder, cancel));
            if (major is null || found.Major == major)
                return found;
            seen.Add(found.Major);
        }
        throw new PostgresUnavailableException(Explain(configured, major, seen));
    }

    private static string Explain(string? configured, int? major, List<int> seen) =>
        major is { } wanted && seen.Count > 0
            ? $"The data folder was written by PostgreSQL {wanted}, but only {string.Join(", ", seen)} is installed. Install postgresql-{wanted}."
            : configured is null
                ? "No PostgreSQL server programs were found. Install them (Debian: apt-get install postgresql) or set ConnectionStrings__Haitang."
                : $"Haitang:Postgres:Binaries = '{configured}' holds no postgres and initdb.";

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> OfDebian() =>
        !Directory.Exists(DebianRoot) ? [] : Directory.EnumerateDirectories(DebianRoot)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));

    private static async Task<int> MajorOfAsync(string folder, CancellationToken cancel)
    {
        var banner = await SystemTool.RunAsync(Path.Combine(folder, "postgres"), ["--version"], cancel);
        return int.Parse(VersionNumber().Match(banner).Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}

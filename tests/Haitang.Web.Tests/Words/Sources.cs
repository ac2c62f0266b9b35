using System.Text.RegularExpressions;

namespace Haitang.Web.Tests.Words;

/// <summary>Our own sources, to find what is asked of the words.</summary>
internal static class Sources
{
    private static readonly string Root = Path.Combine(FindHouse(), "src");

    /// <summary>Every match in the files of a project with one of these endings.</summary>
    public static IEnumerable<Match> Find(string project, Regex pattern, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(end => file.EndsWith(end, StringComparison.Ordinal)) && !IsBuilt(file))
            .SelectMany(file => pattern.Matches(File.ReadAllText(file)));

    private static bool IsBuilt(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        || file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string FindHouse()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Haitang.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        return folder.FullName;
    }
}

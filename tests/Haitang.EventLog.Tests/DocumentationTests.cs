using System.Reflection;

namespace Haitang.EventLog.Tests;

public sealed class DocumentationTests
{
    /// <summary>Interpolated strings call these; nobody writes them.</summary>
    private static readonly string[] OfTheCompiler = ["AppendLiteral", "AppendFormatted", "Deconstruct", "Equals", "GetHashCode", "ToString", "GetType", "Dispose"];

    [Fact]
    public void one_page_names_the_whole_public_surface()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "event-log.md"));
        var surface = typeof(EventStore).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal))
                .Select(method => method.Name)
                .Append(type.Name.Split('`')[0]))
            .Distinct()
            .Except(OfTheCompiler);
        Assert.All(surface, name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Haitang.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

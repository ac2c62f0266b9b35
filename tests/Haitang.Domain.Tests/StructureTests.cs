using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Haitang.Domain.Tests;

/// <summary>Reads the sources and keeps the house in order: who may use whom, names as folders, short files, no clock where decisions are made.</summary>
public sealed class StructureTests
{
    private const int MostLines = 300;

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Haitang.Domain"] = [],
        ["Haitang.EventLog"] = [],
        ["Haitang.Projections"] = ["Haitang.Domain", "Haitang.EventLog"],
        ["Haitang.Web"] = ["Haitang.Domain", "Haitang.EventLog", "Haitang.Projections"],
    };

    private static string Root { get; } = FindRoot();

    private static IEnumerable<(string Path, string Text)> Sources(string under, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal))
            .Select(p => (Path.GetRelativePath(Root, p), File.ReadAllText(p)));

    [Fact]
    public void projects_reference_only_what_they_may()
    {
        foreach (var (project, allowed) in MayUse)
        {
            var file = File.ReadAllText(Path.Combine(Root, "src", project, project + ".csproj"));
            var used = Regex.Matches(file, @"ProjectReference Include=""[^""]*/(Haitang\.\w+)\.csproj""").Select(m => m.Groups[1].Value).Order();
            Assert.Equal(allowed.Order(), used);
        }
    }

    [Fact]
    public void the_domain_has_no_package() =>
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Root, "src/Haitang.Domain/Haitang.Domain.csproj")), StringComparison.Ordinal);

    [Fact]
    public void namespaces_are_folders()
    {
        var wrong =
            from source in Sources("src")
            let declared = Regex.Match(source.Text, @"^namespace ([\w.]+);", RegexOptions.Multiline)
            where declared.Success
            let folder = Path.GetDirectoryName(source.Path)!["src/".Length..].Replace('/', '.')
            where declared.Groups[1].Value != folder
            select $"{source.Path}: {declared.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void no_file_is_longer_than_a_reader_bears()
    {
        var files = Sources("src").Concat(Sources("src", "*.razor")).Concat(Sources("tests"));
        Assert.Empty(files.Where(f => f.Text.Count(c => c == '\n') > MostLines).Select(f => f.Path));
    }

    [Fact]
    public void domain_and_projections_read_no_clock_and_make_no_ids()
    {
        var forbidden = new Regex(@"DateTime(Offset)?\.(Utc)?Now|Guid\.(NewGuid|CreateVersion7)|new Random|Random\.Shared|TimeProvider");
        Assert.Empty(Sources("src/Haitang.Domain").Concat(Sources("src/Haitang.Projections")).Where(f => forbidden.IsMatch(f.Text)).Select(f => f.Path));
    }

    [Fact]
    public void pages_call_no_script_function_that_the_served_script_lacks()
    {
        var missing = new Regex(@"\b(InvokeConstructorAsync|GetValueAsync|SetValueAsync)\b");
        Assert.Empty(Sources("src/Haitang.Web").Concat(Sources("src/Haitang.Web", "*.razor")).Where(f => missing.IsMatch(f.Text)).Select(f => f.Path));
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}

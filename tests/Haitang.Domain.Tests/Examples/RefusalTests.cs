using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests.Examples;

/// <summary>
/// Every refusal of the two streams is told beside the tests of its command (a property <c>Refusals</c>); a code that stands in a
/// command and that no story produces fails here.
/// </summary>
public sealed class RefusalTests
{
    private static readonly IReadOnlyList<RefusedStory> Told =
    [
        .. typeof(RefusalTests).Assembly.GetTypes()
            .Select(t => t.GetProperty("Refusals", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .OfType<PropertyInfo>()
            .SelectMany(p => (IReadOnlyList<RefusedStory>)p.GetValue(null)!),
    ];

    public static TheoryData<string> Stories => [.. Told.Select(s => s.ToString())];

    [Theory]
    [MemberData(nameof(Stories))]
    public void it_is_refused_for_that_reason_alone(string name)
    {
        var story = Told.Single(s => s.ToString() == name);
        var reason = Assert.Single(Assert.IsType<Decision.Refused>(story.Decide()).Reasons);
        Assert.Equal((story.Code, story.Field), (reason.Code, reason.Field));
    }

    [Fact]
    public void every_refusal_in_the_code_of_the_two_streams_has_a_story()
    {
        var told = Told.Select(s => (s.Command.Name, s.Code)).ToHashSet();
        Assert.Empty(Written().Where(w => !told.Contains(w)).Select(w => $"{w.Command}: {w.Code}"));
    }

    [Fact]
    public void what_commands_share_is_refused_in_some_story() =>
        Assert.Empty(Shared().Except(Told.Select(s => s.Code)));

    /// <summary>The codes that stand in a command's own file; the inputs' codes where it takes a text.</summary>
    private static IEnumerable<(string Command, string Code)> Written() =>
        from source in Sources()
        where Regex.IsMatch(source.Text, @"record \w+.*: I\w*Command")
        from code in CodesIn(source.Text)
        select (source.Name, code);

    private static IEnumerable<string> Shared() => Sources().SelectMany(s => CodesIn(s.Text)).Distinct();

    private static IEnumerable<string> CodesIn(string text)
    {
        var codes = Regex.Matches(text, @"""([a-z]+\.[a-z_]+)""").Select(m => m.Groups[1].Value);
        return Regex.IsMatch(text, @"\.Text\(""") ? codes.Concat(["input.required", "input.too_long"]).Distinct() : codes.Distinct();
    }

    private static IEnumerable<(string Name, string Text)> Sources([CallerFilePath] string here = "") =>
        new[] { "Appeals", "Tickets" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Haitang.Domain", room), "*.cs"))
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));
}

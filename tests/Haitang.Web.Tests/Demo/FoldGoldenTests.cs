using System.Runtime.CompilerServices;
using Haitang.Web.Demo;

namespace Haitang.Web.Tests.Demo;

/// <summary>
/// What the log of the demonstration city folds to, for each fold version: folds.txt. States of the same version are trusted
/// by every program, so another result needs another version.
/// </summary>
[Collection(WholeCityTests.Name)]
public sealed class FoldGoldenTests(WholeCity demo)
{
    [Fact]
    public async Task the_same_fold_version_gives_the_same_states()
    {
        var now = (await demo.Host.ReadAsync("""
            select type || ' ' || fold_version || ' ' || encode(sha256(string_agg(state, '\x0a' order by id)), 'hex') from haitang.stream_states
            group by type, fold_version order by type
            """)).Select(row => $"story {DemoStory.Version} {row.Trim('(', ')', '"')}").ToList();
        var golden = File.ReadAllLines(Path.Combine(Folder(), "folds.txt"));
        var unknown = now.Except(golden).ToList();
        Assert.True(unknown.Count == 0, $"Not in folds.txt. If Evolve changed: raise its FoldVersion and add the line; if only the story of the city did: raise its version.\n{string.Join('\n', unknown)}");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

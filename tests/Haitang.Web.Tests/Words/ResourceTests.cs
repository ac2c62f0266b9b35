using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

public sealed class ResourceTests
{
    public static TheoryData<string, WordList> Lists => new()
    {
        { nameof(Screens), Screens.List }, { nameof(Refusals), Refusals.List }, { nameof(Events), Events.List },
    };

    [Theory, MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void every_key_is_in_both_languages(string name, WordList list)
    {
        var chinese = list.All(Language.Chinese).Keys.ToHashSet();
        Assert.True(chinese.Count > 20, $"{name} holds {chinese.Count} texts");
        Assert.Equal([], chinese.Except(list.All(Language.English).Keys));
        Assert.Equal([], list.All(Language.English).Keys.Except(chinese));
    }

    [Theory, MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void no_text_is_empty_and_no_english_text_is_chinese(string name, WordList list)
    {
        Assert.NotEmpty(name);
        Assert.DoesNotContain(list.All(Language.Chinese), text => text.Value.Length == 0);
        Assert.DoesNotContain(list.All(Language.English), text => text.Value.Length == 0 || text.Value.Any(c => c is >= '\u4e00' and <= '\u9fff'));
    }

    /// <summary>A name may stand in its English form in the English sentence: {name} and {nameEn} are the same argument.</summary>
    [Theory, MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void both_languages_ask_for_the_same_arguments(string name, WordList list)
    {
        var english = list.All(Language.English);
        var differing = list.All(Language.Chinese)
            .Where(text => !Neutral(text.Value).SetEquals(Neutral(english[text.Key]))).Select(text => $"{name}: {text.Key}");
        Assert.Equal([], differing);
    }

    [Fact]
    public void every_resource_of_words_is_checked_here() =>
        Assert.Equal(
            ["Events", "Refusals", "Screens"],
            typeof(WordList).Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith("Haitang.Web.Words.", StringComparison.Ordinal)).Select(n => n.Split('.')[^2]).Order());

    private static HashSet<string> Neutral(string text) =>
        Sentence.ArgumentsOf(text).Select(a => a.EndsWith("En", StringComparison.Ordinal) ? a[..^2] : a).ToHashSet();
}

using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

public sealed partial class RadzenWordsTests
{
    private static readonly Assembly Radzen = typeof(global::Radzen.ILocalizer).Assembly;

    /// <summary>Parts that other components bring along.</summary>
    private static readonly Dictionary<string, string[]> Within = new(StringComparer.Ordinal)
    {
        ["DataGrid"] = ["DataGrid", "Pager", "DropDown", "DatePicker", "Numeric"],
        ["Components"] = ["Dialog", "Notification"],
    };

    [Fact]
    public void every_text_of_a_radzen_component_that_we_show_is_answered_in_both_languages()
    {
        var components = Sources.Find("Haitang.Web", Tag(), ".razor").Select(m => m.Groups["name"].Value).ToHashSet();
        Assert.Contains("Components", components);
        var shown = components.SelectMany(name => Within.GetValueOrDefault(name, [name])).ToHashSet();
        var keys = Keys().Where(key => shown.Contains(key.Split('_')[0])).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal([], keys.Where(key => Language.All.Any(language => new RadzenWords().Get(key, language) is null)));
    }

    [Fact]
    public void no_text_is_kept_for_a_key_that_radzen_does_not_know() =>
        Assert.Equal([], RadzenWords.List.All(Language.Chinese).Keys.Except(Keys()));

    private static IEnumerable<string> Keys()
    {
        var texts = new ResourceManager("Radzen.Blazor.RadzenStrings", Radzen);
        return texts.GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key);
    }

    [GeneratedRegex(@"<(?:Radzen\.Blazor\.)?Radzen(?<name>[A-Z]\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tag();
}

using System.Text.Json;
using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Phone;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;

namespace Haitang.Web.Tests.Phone;

/// <summary>The sheets against the catalogue that they send to.</summary>
public sealed class PhoneActsTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    public static TheoryData<string> Keys => [.. QuickAct.All.Select(act => act.Key)];

    private IRenderedComponent<ActSheet> Sheet(QuickAct act) => Render<ActSheet>(p => p.Add(s => s.Act, act));

    [Theory, MemberData(nameof(Keys))]
    public void a_sheet_asks_for_all_that_its_command_requires(string key)
    {
        var act = QuickAct.All.Single(a => a.Key == key);
        var inputs = Sheet(act).FindAll("[name]").Select(i => i.GetAttribute("name")!).ToHashSet();
        var members = CommandJson.Options.GetTypeInfo(act.Command).Properties.Where(p => p.Set is not null).ToList();
        Assert.Equal([], members.Where(m => m.IsRequired).Select(m => m.Name).Except(inputs));
        Assert.Equal([], inputs.Except(members.Select(m => m.Name)));
        Assert.Equal(act.Photos > 0, members.Any(m => m.Name == "attachments"));
    }

    [Theory, MemberData(nameof(Keys))]
    public void what_is_wrong_has_a_place_at_each_input(string key)
    {
        var sheet = Sheet(QuickAct.All.Single(a => a.Key == key));
        foreach (var name in sheet.FindAll("[name]").Select(i => i.GetAttribute("name")!).Distinct()) Assert.Single(sheet.FindAll($"[data-wrong={name}]"));
    }

    [Theory, MemberData(nameof(Keys))]
    public void every_input_has_a_name_that_a_screen_reader_can_say(string key)
    {
        var sheet = Sheet(QuickAct.All.Single(a => a.Key == key));
        Assert.DoesNotContain(sheet.FindAll("input, textarea"), i => i.Closest("label") is null && sheet.FindAll($"label[for='{i.Id}']").Count == 0);
        Assert.NotNull(sheet.Find($"#{sheet.Find("dialog").GetAttribute("aria-labelledby")}"));
    }

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void every_word_of_the_sheets_is_there_in_the_readers_language(string language)
    {
        using var _ = Reading.In(System.Globalization.CultureInfo.GetCultureInfo(language));
        Assert.All(
            JsonSerializer.Deserialize<Dictionary<string, string?>>(PhoneWords.Json)!, word => Assert.False(string.IsNullOrEmpty(word.Value), word.Key));
        foreach (var act in QuickAct.All) Assert.DoesNotContain("phone.", Sheet(act).Find("form").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task nobody_carries_sheets_of_what_his_role_never_does()
    {
        var agent = await City.ActorAsync(Role.RedAgent, "CG");
        var page = Open<PhoneActs>(agent, "/phone");
        Assert.Equal(["message", "supplement"], page.FindAll("act-sheet").Select(s => s.GetAttribute("data-sheet")));
        Assert.Equal((agent.Account.ToString(), "token"), (page.Find("phone-acts").GetAttribute("data-account"), page.Find("phone-acts").GetAttribute("data-token")));
    }
}

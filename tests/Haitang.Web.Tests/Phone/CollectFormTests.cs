using System.Text.Json;
using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Web.Phone;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Phone;

public sealed class CollectFormTests : ComponentTest
{
    private static readonly Guid Account = Guid.Parse("0193a1b2-0000-7000-8000-000000000001");
    private static readonly CollectChoices OneGrid = new([new("grid-visit", "网格走访"), new("hotline", "12345")], [new("g-03", "03 网格")]);

    public CollectFormTests() => Services.AddSingleton<AntiforgeryStateProvider, KnownToken>();

    private IRenderedComponent<CollectForm> Form(CollectChoices choices) =>
        See<CollectForm>(null, p => p.Add(f => f.Account, Account).Add(f => f.Post, "grid-leader").Add(f => f.Choices, choices));

    [Fact]
    public void the_form_tells_its_script_whose_it_is_and_with_which_token_to_send()
    {
        var form = Form(OneGrid).Find("collect-form");
        Assert.Equal(Account.ToString(), form.GetAttribute("data-account"));
        Assert.Equal("token", form.GetAttribute("data-token"));
    }

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void its_script_finds_every_sentence_in_the_readers_language(string language)
    {
        using var _ = Reading.In(System.Globalization.CultureInfo.GetCultureInfo(language));
        var words = JsonSerializer.Deserialize<Dictionary<string, string?>>(Form(OneGrid).Find("collect-form").GetAttribute("data-words")!)!;
        Assert.All(words, word => Assert.False(string.IsNullOrEmpty(word.Value), word.Key));
        Assert.Equal(Screens.List.Find("collect.queued"), words["queued"]);
    }

    [Fact]
    public void every_input_has_a_name_that_a_screen_reader_can_say()
    {
        var form = Form(OneGrid);
        var nameless = form.FindAll("input:not([type=hidden]), select, textarea")
            .Where(i => i.GetAttribute("aria-label") is null && i.Closest("label") is null && form.FindAll($"label[for='{i.Id}']").Count == 0);
        Assert.Empty(nameless);
    }

    [Fact]
    public void what_is_wrong_has_a_place_at_each_input_that_the_server_may_refuse()
    {
        var form = Form(OneGrid);
        foreach (var field in new[] { "title", "text", "place", "location", "subject", "reporter", "channel", "attachments" })
            Assert.Single(form.FindAll($"[data-wrong={field}]"));
    }

    [Fact]
    public void a_grid_leader_need_not_choose_his_grid()
    {
        Assert.Equal("g-03", Form(OneGrid).Find("input[name=unit]").GetAttribute("value"));
        Assert.Empty(Form(OneGrid).FindAll("select[name=unit]"));
    }

    [Fact]
    public void others_choose_where_the_matter_lies() =>
        Assert.Equal(2, Form(OneGrid with { Units = [new("t", "虞山街道"), new("c", "方塔社区")] }).FindAll("select[name=unit] option").Count);

    [Fact]
    public void the_subjects_are_sent_by_the_names_of_the_api() =>
        Assert.Equal(Enum.GetValues<Subject>().Select(s => s.ToString().ToLowerInvariant()), Form(OneGrid).FindAll("input[name=subject]").Select(i => i.GetAttribute("value")));

    [Fact]
    public void drawing_the_page_again_leaves_the_form_alone()
    {
        var form = Form(OneGrid);
        form.Render(p => p.Add(f => f.Choices, OneGrid with { Channels = [] }));
        Assert.Equal(2, form.FindAll("select[name=channel] option").Count);
    }

    /// <summary>What the framework's own provider gives in a circuit.</summary>
    private sealed class KnownToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }
}

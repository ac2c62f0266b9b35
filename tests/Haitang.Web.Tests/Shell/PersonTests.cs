using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Shell;

public sealed class PersonTests : ComponentTest
{
    public PersonTests() => Services.AddSingleton<AntiforgeryStateProvider, KnownToken>();

    [Fact]
    public void a_person_with_two_posts_can_change_to_the_other()
    {
        var card = See<PersonCard>(ViewerOf(Role.GridLeader, new(PostName.Of(new Post(Role.GridLeader, Unit)), Role.GridLeader, "03 网格"), new("two", Role.Secretary, "虞山街道")));
        Assert.Equal("/account/post", card.Find("form.posts").GetAttribute("action"));
        Assert.Equal([(PostName.Of(new Post(Role.GridLeader, Unit)), "true"), ("two", "false")], card.FindAll("button[name=post]").Select(b => (b.GetAttribute("value")!, b.GetAttribute("aria-pressed")!)));
    }

    [Fact]
    public void a_person_with_one_post_has_nothing_to_change() =>
        Assert.Empty(See<PersonCard>(ViewerOf(Role.GridLeader)).FindAll("form.posts"));

    [Fact]
    public void signing_out_carries_the_token_and_tells_whose_drafts_to_forget()
    {
        var form = See<PersonCard>(ViewerOf(Role.GridLeader)).Find("form[action='/account/sign-out']");
        Assert.Equal("0193a1b2-0000-7000-8000-000000000001", form.GetAttribute("data-sign-out"));
        Assert.Equal("token", form.QuerySelector("input[name=field]")!.GetAttribute("value"));
        Assert.Contains("{n}", form.GetAttribute("data-unsent"), StringComparison.Ordinal);
    }

    [Fact]
    public void the_language_switch_names_the_other_language_in_itself()
    {
        using (Reading.In(Language.Chinese)) Assert.Equal("English", See<LanguageSwitch>(null).Find("button[value=en]").TextContent);
        using (Reading.In(Language.English)) Assert.Equal("中文", See<LanguageSwitch>(null).Find("button[value=zh-CN]").TextContent);
    }

    /// <summary>What the framework's own provider gives in a circuit.</summary>
    private sealed class KnownToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }
}

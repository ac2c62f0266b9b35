using Bunit;
using Haitang.Web.Phone;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Phone;

public sealed class CaseCardTests : ComponentTest
{
    private IRenderedComponent<CaseCard> Card(Action<ComponentParameterCollectionBuilder<CaseCard>>? more = null) => See<CaseCard>(null, p =>
    {
        p.Add(c => c.Number, "HT-241012-31").Add(c => c.Title, "3 幢楼道堆放电动车").Add(c => c.Place, "西门大街 112 号").Add(c => c.When, Clock.Now.AddMinutes(-3));
        more?.Invoke(p);
    });

    [Fact]
    public void a_card_leads_to_its_case()
    {
        var link = Card().Find("h3 a");
        Assert.Equal("cases/HT-241012-31", link.GetAttribute("href"));
        Assert.Equal("3 幢楼道堆放电动车", link.TextContent);
    }

    [Fact]
    public void a_light_is_told_in_a_word_too()
    {
        var chip = Card(p => p.Add(c => c.LightClass, "r").Add(c => c.LightWord, "超时 40 分")).Find(".chip.r");
        Assert.Equal("超时 40 分", chip.TextContent);
        Assert.Empty(Card().FindAll(".chip"));
    }

    [Fact]
    public void what_is_not_known_leaves_no_gap()
    {
        using var _ = Reading.In(Language.Chinese);
        Assert.Equal("西门大街 112 号 · 3 分钟前", string.Join(' ', Card().Find("p.hint").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void actions_stand_on_the_card_only_where_there_are_some()
    {
        Assert.Empty(Card().FindAll(".act"));
        Assert.Equal("上报", Card(p => p.AddChildContent("<button class=btn>上报</button>")).Find(".act button").TextContent);
    }
}

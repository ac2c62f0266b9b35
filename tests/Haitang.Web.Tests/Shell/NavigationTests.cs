using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Shell;

public sealed class NavigationTests : ComponentTest
{
    private static readonly HashSet<string> AllPages = NavigationItems.All.Select(item => "/" + item.Href).ToHashSet();

    [Fact]
    public void a_line_whose_page_does_not_exist_is_not_offered() =>
        Assert.Equal(["nav.cases"], NavigationItems.For(Role.Centre, new HashSet<string> { "/cases" }).Select(i => i.Words));

    [Fact]
    public void an_administrator_is_offered_no_case() =>
        Assert.All(NavigationItems.For(Role.Admin, AllPages), item => Assert.StartsWith("admin/", item.Href, StringComparison.Ordinal));

    [Fact]
    public void an_auditor_is_offered_nothing_that_changes() =>
        Assert.Equal(["nav.board", "nav.cases"], NavigationItems.For(Role.Auditor, AllPages).Select(i => i.Words));

    [Fact]
    public void somebody_who_is_not_signed_in_is_offered_nothing() => Assert.Empty(NavigationItems.For(null, AllPages));

    [Fact]
    public void a_count_appears_beside_its_line_as_soon_as_it_is_known()
    {
        using var _ = Reading.In(Language.Chinese);
        var navigation = See<Navigation>(ViewerOf(Role.GridLeader));
        Assert.Empty(navigation.FindAll("i"));
        Services.GetRequiredService<NavigationCounts>().Set("nav.phone-list", 1_910);
        navigation.WaitForAssertion(() => Assert.Equal("1\u202F910", navigation.Find("a[href=phone] i").TextContent));
    }

    [Theory, InlineData(Role.GridLeader, true), InlineData(Role.Town, false), InlineData(Role.Admin, false)]
    public void the_bar_at_the_foot_is_for_those_who_collect(Role role, bool there) =>
        Assert.Equal(there, See<BottomBar>(ViewerOf(role)).FindAll("nav").Count == 1);
}

using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Cases;

public sealed class CaseQueueTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_secretary_reads_the_same_list_and_is_offered_nothing_to_do()
    {
        var (_, number) = await CollectAsync("书记看到的一件");
        var cases = Open<AllCases>(await City.ActorAsync(Role.Secretary, "YS"), "/cases");
        Assert.Equal("cases/" + number, Row(cases, number)!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(cases.FindAll("aside, .do, .act-form"));
    }

    [Fact]
    public async Task a_secretary_narrows_the_list_by_unit_and_the_totals_follow()
    {
        var (_, community) = await CollectAsync("第一社区的一件", "YS-1", Role.Community);
        var (_, town) = await CollectAsync("街道的一件");
        var cases = Open<AllCases>(await City.ActorAsync(Role.Secretary, "YS"), "/cases?tab=collected&unit=YS-1");
        Assert.NotNull(Row(cases, community));
        Assert.Null(Row(cases, town));
        cases.WaitForAssertion(() => Assert.Equal(
            cases.FindAll("tbody tr").Count.ToString(System.Globalization.CultureInfo.InvariantCulture), cases.Find(".q a[aria-current=page] .count").TextContent));
    }

    private static AngleSharp.Dom.IElement? Row(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string number) =>
        page.FindAll("tbody tr").FirstOrDefault(r => r.QuerySelector("small")!.TextContent.StartsWith(number, StringComparison.Ordinal));
}

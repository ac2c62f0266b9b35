using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Cases;

public sealed class CaseQueueTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task what_comes_in_appears_on_an_open_desk_marked_as_new_in_a_word()
    {
        await CollectAsync("先来的一件");
        var desk = Open<Desk>(await City.ActorAsync(Role.Town, "YS"), "/desk");
        Assert.DoesNotContain("后来的一件", desk.Markup, StringComparison.Ordinal);
        var (_, number) = await CollectAsync("后来的一件");
        desk.WaitForAssertion(() => Assert.Equal("新", Row(desk, number)!.QuerySelector(".chip")!.TextContent));
        Assert.DoesNotContain(desk.FindAll("tr"), r => r.TextContent.Contains("先来的一件", StringComparison.Ordinal) && r.ClassList.Contains("fresh"));
    }

    [Fact]
    public async Task who_has_waited_longest_stands_first_in_a_queue_and_the_latest_among_all()
    {
        var (_, first) = await CollectAsync("第一件", "QC");
        var (_, second) = await CollectAsync("第二件", "QC");
        var town = await City.ActorAsync(Role.Town, "QC");
        var queue = Numbers(Open<Desk>(town, "/desk"));
        Assert.True(queue.IndexOf(first) < queue.IndexOf(second));
        var all = Numbers(Open<Desk>(town, "/desk?tab=all"));
        Assert.True(all.IndexOf(second) < all.IndexOf(first));
    }

    [Fact]
    public async Task a_classified_case_moves_to_the_next_tab_and_the_totals_follow()
    {
        var (id, number) = await CollectAsync("要分类的一件");
        var town = await City.ActorAsync(Role.Town, "YS");
        var desk = Open<Desk>(town, "/desk");
        // The totals follow the rows a moment behind.
        desk.WaitForAssertion(() => Assert.Equal(desk.FindAll("tbody tr").Count, Total(desk, "collected")));
        var (waiting, toDispatch) = (Total(desk, "collected"), Total(desk, "classified"));
        Assert.NotNull(Row(desk, number));
        await City.DoneAsync(town, Classified, id);
        desk.WaitForAssertion(() =>
        {
            Assert.Null(Row(desk, number));
            Assert.Equal((waiting - 1, toDispatch + 1), (Total(desk, "collected"), Total(desk, "classified")));
        });
    }

    [Fact]
    public async Task filters_stand_in_the_address()
    {
        await CollectAsync("第一社区的一件", "YS-1", Role.Community);
        await CollectAsync("街道的一件");
        var desk = Open<Desk>(await City.ActorAsync(Role.Town, "YS"), "/desk?unit=YS-1");
        Assert.Contains("第一社区的一件", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("街道的一件", desk.Markup, StringComparison.Ordinal);
        await desk.ChooseAsync("select[name=unit]", "");
        desk.WaitForAssertion(() => Assert.Contains("街道的一件", desk.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("unit=", Navigation.Uri, StringComparison.Ordinal);
        await desk.ChooseAsync("select[name=channel]", "hotline");
        desk.WaitForAssertion(() => Assert.Equal("按这些条件没有案件。", desk.Find(".blank p").TextContent));
        desk.WaitForAssertion(() => Assert.Equal(0, Total(desk, "all")));
    }

    [Fact]
    public async Task another_towns_cases_and_confidential_ones_are_in_no_row_and_no_total()
    {
        await CollectAsync("别的街道的一件", "QC");
        await CollectAsync("保密的一件", "YS", confidential: true);
        var desk = Open<Desk>(await City.ActorAsync(Role.Town, "YS"), "/desk?tab=all");
        Assert.DoesNotContain("别的街道的一件", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("保密的一件", desk.Markup, StringComparison.Ordinal);
        var centre = Open<Desk>(await City.ActorAsync(Role.Centre, "CS"), "/desk?tab=all");
        var row = centre.FindAll("tr").Single(r => r.TextContent.Contains("保密的一件", StringComparison.Ordinal));
        Assert.Contains(row.QuerySelectorAll(".chip"), c => c.TextContent == "保密");
        centre.WaitForAssertion(() => Assert.Equal(centre.FindAll("tbody tr").Count, Total(centre, "all")));
        desk.WaitForAssertion(() => Assert.Equal(desk.FindAll("tbody tr").Count, Total(desk, "all")));
    }

    [Fact]
    public async Task a_secretary_reads_the_same_list_and_is_offered_nothing_to_do()
    {
        var (_, number) = await CollectAsync("书记看到的一件");
        var cases = Open<AllCases>(await City.ActorAsync(Role.Secretary, "YS"), "/cases");
        Assert.Equal("cases/" + number, Row(cases, number)!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(cases.FindAll("aside, .do, .act-form"));
    }

    [Fact]
    public async Task a_list_that_cannot_look_keeps_what_it_saw_and_says_since_when_until_it_can_again()
    {
        var (_, number) = await CollectAsync("断线前的一件");
        var desk = Open<Desk>(await City.ActorAsync(Role.Town, "YS"), "/desk");
        await RunAsync("alter table haitang.case_rows rename to case_rows_away");
        try
        {
            City.Services.GetRequiredService<Haitang.Web.Live.LiveFeed>().Tell(null);
            desk.WaitForAssertion(() => Assert.StartsWith("停在", desk.Find(".live .chip").TextContent, StringComparison.Ordinal));
            Assert.NotNull(Row(desk, number));
        }
        finally
        {
            await RunAsync("alter table haitang.case_rows_away rename to case_rows");
        }

        desk.WaitForAssertion(() => Assert.Equal("实时", desk.Find(".live .chip").TextContent));
    }

    [Fact]
    public async Task a_desk_speaks_english_to_who_reads_english_also_when_another_persons_change_wakes_it()
    {
        using var _ = Reading.In(Language.English);
        var desk = Open<Desk>(await City.ActorAsync(Role.Community, "QC-1"), "/desk");
        Assert.StartsWith("To classify", desk.Find(".q .pill").TextContent, StringComparison.Ordinal);
        using (Reading.In(Language.Chinese)) await CollectAsync("楼道灯坏了", "QC-1", Role.Community);
        desk.WaitForAssertion(() => Assert.Equal("new", desk.Find("tr.fresh .chip").TextContent));
        Assert.Equal("Grid visit", desk.Find("tr.fresh .from").FirstChild!.TextContent);
    }

    private static AngleSharp.Dom.IElement? Row(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string number) =>
        page.FindAll("tbody tr").FirstOrDefault(r => r.QuerySelector("small")!.TextContent.StartsWith(number, StringComparison.Ordinal));

    private static List<string> Numbers(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) =>
        [.. page.FindAll("tbody tr .what small").Select(s => s.TextContent.Split(' ')[0])];

    private static int Total(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string tab) =>
        int.Parse(page.FindAll(".q a").Single(a => a.GetAttribute("href")!.Contains("tab=" + tab, StringComparison.Ordinal)).QuerySelector(".count")!.TextContent,
            System.Globalization.CultureInfo.InvariantCulture);

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

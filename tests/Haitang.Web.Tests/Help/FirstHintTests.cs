using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Help;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Tests.Help;

public sealed class FirstHintTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_hint_is_told_once_and_not_again_to_the_same_account()
    {
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        var first = Open<HintHere>(leader, "/phone");
        first.WaitForAssertion(() => Assert.Contains("最急的排在最上面", first.Find(".first-hint").TextContent, StringComparison.Ordinal));
        await first.ClickAsync(".first-hint button");
        first.WaitForAssertion(() => Assert.Empty(first.FindAll(".first-hint")));
        await Wait.UntilAsync(() => new SeenHints(_source).IsSeenAsync(leader.Account, "phone"));
        Assert.Empty(Open<HintHere>(leader, "/phone?after=1").FindAll(".first-hint"));
        var other = Open<HintHere>(await City.ActorAsync(Role.GridLeader, "YS-1-2"), "/phone");
        other.WaitForAssertion(() => Assert.Single(other.FindAll(".first-hint")));
    }

    [Fact]
    public async Task another_screen_has_its_own_hint_also_without_a_reload()
    {
        var page = Open<HintHere>(await City.ActorAsync(Role.Town, "YS"), "/desk?tab=collected");
        page.WaitForAssertion(() => Assert.Contains("派单台", page.Find(".first-hint b").TextContent, StringComparison.Ordinal));
        Navigation.NavigateTo("/cases/HT-241012-1");
        page.WaitForAssertion(() => Assert.Contains("一件案件", page.Find(".first-hint b").TextContent, StringComparison.Ordinal));
        Navigation.NavigateTo("/account/me");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".first-hint")));
    }

    [Fact]
    public async Task a_screen_that_is_not_for_the_role_is_not_explained_to_it() =>
        Assert.Empty(Open<HintHere>(await City.ActorAsync(Role.Admin, "CS"), "/desk").FindAll(".first-hint"));

    [Fact]
    public async Task the_help_brings_all_hints_back()
    {
        var clerk = await City.ActorAsync(Role.Town, "QC");
        var hints = new SeenHints(_source);
        await hints.PutAwayAsync(clerk.Account, "desk");
        await hints.PutAwayAsync(clerk.Account, "desk");
        var help = Open<HelpPage>(clerk, "/help");
        await help.ClickAsync("[aria-labelledby=help-hints] button");
        help.WaitForAssertion(() => Assert.Single(help.FindAll("[aria-labelledby=help-hints] .good")));
        Assert.False(await hints.IsSeenAsync(clerk.Account, "desk"));
    }

    [Fact]
    public async Task without_a_database_the_help_says_that_the_hints_did_not_come_back_and_stays_alive()
    {
        var help = Open<HelpPage>(await City.ActorAsync(Role.Town, "QC"), "/help");
        await RunAsync("alter table haitang.seen_hints rename to seen_hints_away");
        try
        {
            await help.ClickAsync("[aria-labelledby=help-hints] button");
            help.WaitForAssertion(() => Assert.Single(help.FindAll("[aria-labelledby=help-hints] .warn[role=alert]")));
            Assert.Empty(help.FindAll("[aria-labelledby=help-hints] .good"));
        }
        finally
        {
            await RunAsync("alter table haitang.seen_hints_away rename to seen_hints");
        }

        await help.ClickAsync("[aria-labelledby=help-hints] button");
        help.WaitForAssertion(() => Assert.Single(help.FindAll("[aria-labelledby=help-hints] .good")));
        Assert.Empty(help.FindAll("[aria-labelledby=help-hints] .warn"));
    }

    [Theory]
    [InlineData("phone", "phone"), InlineData("phone?after=3", "phone"), InlineData("phone/collect", "collect"), InlineData("phone/cases/HT-1", "phone-case")]
    [InlineData("cases", "cases"), InlineData("cases/HT-1?do=accept", "case"), InlineData("desk#x", "desk"), InlineData("phone/me", null), InlineData("", null)]
    public void an_address_belongs_to_one_screen(string address, string? screen) => Assert.Equal(screen, HintScreens.At(address));

    [Fact]
    public void every_screen_has_its_words() => Assert.Equal(
        [], HintScreens.Names.SelectMany(s => new[] { "hint." + s, $"hint.{s}-title" }).Except(Screens.List.All(Language.Chinese).Keys));

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(city.ConnectionString);

    private async Task RunAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _source.Dispose();
    }
}

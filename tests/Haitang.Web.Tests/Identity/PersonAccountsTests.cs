using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class PersonAccountsTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly NewPerson Wang = new("wang.li", "王丽样例", "zh-CN", TestCity.Password, "YS", [TownPost, SecretaryPost]);

    [Fact]
    public async Task an_account_opens_with_its_posts()
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<CommandAnswer.Done>(await OpenAsync(Wang with { UserName = "opens" }, id));
        var row = await city.WithAsync((AccountRows rows) => rows.OneAsync(NameBasedId.Of(id, 0)));
        Assert.Equal([Role.Town, Role.Secretary], row!.Posts.Select(p => p.Role));
    }

    [Fact]
    public async Task a_repeated_order_opens_one_account()
    {
        var id = Guid.CreateVersion7();
        await OpenAsync(Wang with { UserName = "repeated" }, id);
        Assert.True(Assert.IsType<CommandAnswer.Done>(await OpenAsync(Wang with { UserName = "repeated" }, id)).Repeated);
        var row = await city.WithAsync((AccountRows rows) => rows.OneAsync(NameBasedId.Of(id, 0)));
        Assert.Equal(2, row!.Posts.Count);
    }

    [Fact]
    public async Task everything_wrong_is_said_at_once_and_nothing_is_written()
    {
        var id = Guid.CreateVersion7();
        await OpenAsync(Wang with { UserName = "taken" }, Guid.CreateVersion7());
        var answer = await OpenAsync(
            new NewPerson("TAKEN", " ", "fr", "short", "YS", [new(Role.Hotline, "CS"), new(Role.Town, "CS"), new(Role.Town, "nowhere")]), id);
        Assert.Equal(
            [
                ("displayName", "input.required"), ("language", "account.language_unknown"), ("password", "account.password_short"),
                ("posts", "account.role_elsewhere"), ("posts", "account.role_for_machines"), ("posts", "unit.unknown"),
                ("userName", "account.user_name_taken"),
            ],
            Assert.IsType<CommandAnswer.Refused>(answer).Reasons.Select(r => (r.Field!, r.Code)).Order());
        Assert.Null(await city.WithAsync((AccountRows rows) => rows.OneAsync(NameBasedId.Of(id, 0))));
    }

    [Theory]
    [InlineData("wang li", "account.user_name_form")]
    [InlineData("王丽", "account.user_name_form")]
    [InlineData("", "input.required")]
    public async Task a_user_name_is_plain(string userName, string code)
    {
        var answer = await OpenAsync(Wang with { UserName = userName }, Guid.CreateVersion7());
        Assert.Equal(("userName", code), Assert.Single(Assert.IsType<CommandAnswer.Refused>(answer).Reasons.Select(r => (r.Field, r.Code))));
    }

    [Theory]
    [InlineData("qwertyuiop", "account.password_common")]
    [InlineData("ninechars", "account.password_short")]
    [InlineData("plain.name1", "account.password_is_user_name")]
    public async Task a_weak_password_is_refused_when_it_is_reset_too(string password, string code)
    {
        var id = new Guid("0192e000-0000-7000-8000-00000000aaaa");
        await OpenAsync(Wang with { UserName = "plain.name" }, id);
        var answer = await ResetAsync(NameBasedId.Of(id, 0), password);
        Assert.Equal(code, Assert.Single(Assert.IsType<CommandAnswer.Refused>(answer).Reasons).Code);
    }

    [Fact]
    public async Task nobodys_password_is_not_reset() =>
        Assert.IsType<CommandAnswer.NotFound>(await ResetAsync(Guid.NewGuid(), TestCity.Password));

    [Fact]
    public async Task names_stand_in_no_event_and_are_found_by_account()
    {
        var id = Guid.CreateVersion7();
        await OpenAsync(Wang with { UserName = "unmistakable", DisplayName = "独一无二" }, id);
        Assert.Equal(0, await city.AskAsync<long>("""
            select count(*) from haitang.mt_events e where e::text ilike '%unmistakable%' or e::text like '%独一无二%'
            """));
        var account = NameBasedId.Of(id, 0);
        var names = await city.WithAsync((AccountNames all) => all.OfAsync([account, Guid.NewGuid()]));
        Assert.Equal(new AccountName("独一无二", "unmistakable"), Assert.Single(names, n => n.Key == account).Value);
        Assert.Equal(account, await city.WithAsync((AccountNames all) => all.AccountOfAsync("Unmistakable")));
    }

    private Task<CommandAnswer> ResetAsync(Guid account, string password) =>
        city.WithAsync((PersonAccounts people) => people.ResetPasswordAsync(account, password, Actor.System, Guid.CreateVersion7()));

    private Task<CommandAnswer> OpenAsync(NewPerson person, Guid id) =>
        city.WithAsync((PersonAccounts people) => people.OpenAsync(person, Actor.System, id));
}

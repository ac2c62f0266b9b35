using System.Globalization;
using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Demo;
using Haitang.Web.Identity;
using Haitang.Web.Tests.Words;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Demo;

[Collection(WholeCityTests.Name)]
public sealed class DemoCityTests(WholeCity demo)
{
    private readonly DemoHost _host = demo.Host;

    [Theory]
    [InlineData("city", 1)]
    [InlineData("town", 14)]
    [InlineData("community", 70)]
    [InlineData("grid", 280)]
    [InlineData("department", 24)]
    [InlineData("partner", 7)]
    public async Task the_city_is_whole(string kind, int units) =>
        Assert.Equal(units, await _host.CountAsync($"select count(*) from haitang.directory_rows where kind = 'unit' and entry->>'kind' = '{kind}'"));

    [Fact]
    public async Task every_grid_has_its_own_leader_and_the_category_tree_has_three_full_levels()
    {
        Assert.Equal(280, await _host.CountAsync("select count(distinct entry->>'leader') filter (where entry->>'code' <> 'YS-XM-02') + 1 from haitang.directory_rows where kind = 'unit'"));
        Assert.Equal(0, await _host.CountAsync("select count(*) from haitang.directory_rows where entry->>'kind' = 'grid' and entry->>'leader' is null"));
        Assert.Equal(
            ["(12,48,144)"],
            await _host.ReadAsync("""
                select count(*) filter (where c.entry->>'parent' is null), count(p.id) filter (where p.entry->>'parent' is null), count(p.id) filter (where p.entry->>'parent' is not null)
                from haitang.directory_rows c left join haitang.directory_rows p on p.id = (c.entry->>'parent')::uuid where c.kind = 'category'
                """));
    }

    [Fact]
    public async Task what_follows_was_loaded_with_it_and_the_runner_finds_nothing_left()
    {
        await _host.CatchUpAsync();
        Assert.Empty(await _host.ReadAsync("select id from haitang.mt_events where headers->>'imported' is distinct from 'true'"));
        foreach (var (fact, follows) in new[]
        {
            ("grid_leader_appointed", "post_granted"), ("ticket_closed", "appeal_ticket_finished"), ("ticket_sent_back", "appeal_ticket_sent_back"),
            ("appeal_tickets_recalled", "ticket_withdrawn"), ("appeal_answered", "appeal_answered_with_main"),
        })
        {
            var some = fact == "appeal_answered" ? "and jsonb_array_length(a.data->'absorbed') > 0" : "";
            Assert.Empty(await _host.ReadAsync($"""
                select a.id from haitang.mt_events a where a.type = '{fact}' {some} and not exists (
                  select from haitang.mt_events p where p.type = '{follows}' and p.causation_id = a.id::text and p.timestamp = a.timestamp)
                """));
        }
    }

    [Fact]
    public async Task ten_can_sign_in_with_the_printed_password_and_the_secretary_has_two_posts()
    {
        var seeding = await _host.SeedAsync(new DemoOrder());
        Assert.Equal(DemoState.AlreadyThere, seeding.State);
        Assert.Equal(
            ["grid", "community", "town", "centre", "department", "partner", "agent", "secretary", "auditor", "admin"],
            seeding.Accounts.Select(a => a.UserName));
        await using var scope = _host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var one = Assert.Single(seeding.Accounts, a => a.UserName == "secretary");
        Assert.True(await people.CheckPasswordAsync((await people.FindByNameAsync(one.UserName))!, one.Password));
        Assert.Equal("secretary YS, grid-leader YS-XM-02", one.Role);
        Assert.All(seeding.Accounts, account => Assert.Equal(one.Password, account.Password));
    }

    [Fact]
    public async Task those_behind_the_scenes_have_a_name_and_no_password()
    {
        Assert.Equal(10, await _host.CountAsync("select count(*) from haitang.users where password_hash is not null"));
        await using var scope = _host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var leader = await people.FindByNameAsync("grid.ys-ft-02");
        Assert.NotEmpty(leader!.DisplayName);
        Assert.False(await people.CheckPasswordAsync(leader, ""));
    }

    [Fact]
    public void the_password_is_in_a_file_that_only_its_owner_reads() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_host.Folder, "demo-password")));

    [Theory]
    [InlineData("zh-CN", "演示数据")]
    [InlineData("en", "Demonstration data")]
    public async Task screens_say_that_it_is_a_demonstration(string language, string words)
    {
        using var _ = Reading.In(CultureInfo.GetCultureInfo(language));
        await using var screen = new BunitContext();
        screen.Services.AddSingleton(_host.Services.GetRequiredService<DemoMark>());
        var badge = screen.Render<DemoBadge>();
        badge.WaitForAssertion(() => Assert.Equal(words, badge.Find(".chip").TextContent), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task the_desk_refuses_a_time_before_the_last_event_of_the_log()
    {
        var answer = await _host.Services.GetRequiredService<CommandDesk>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), Actor.System, new AddChannel { City = "CS", Code = "late", Name = "晚", NameEn = "Late" })
            {
                At = DemoHost.Until.AddDays(-1),
            });
        Assert.Equal("command.before_last", Assert.Single(Assert.IsType<CommandAnswer.Refused>(answer).Reasons).Code);
    }
}

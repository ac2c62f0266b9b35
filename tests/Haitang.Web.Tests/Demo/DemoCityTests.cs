using System.Globalization;
using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Commands;
using Haitang.Web.Demo;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Demo;

public sealed class DemoCityTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    private readonly DemoHost _host = demo.Host;

    [Fact]
    public async Task every_appeal_of_the_script_is_a_case_and_every_channel_is_used()
    {
        var rows = await _host.ReadAsync("select channel from haitang.case_rows");
        Assert.Equal(DemoScript.Read().Appeals.Count, rows.Count);
        Assert.Equal(10, rows.Distinct().Count());
    }

    [Theory]
    [InlineData("status = 'collected'")]
    [InlineData("status = 'classified'")]
    [InlineData("status = 'answered'")]
    [InlineData("confidential and nature = 'report'")]
    [InlineData("subject = 'anonymous' and reporter is null")]
    [InlineData("reporter is not null")]
    [InlineData("attachments = 1 and id in (select case_id from haitang.attachments)")]
    [InlineData("collected_by in (select account from haitang.api_keys)")]
    public async Task there_are_cases_of_each_kind(string kind) =>
        Assert.NotEmpty(await _host.ReadAsync($"select id from haitang.case_rows where {kind}"));

    [Fact]
    public async Task its_times_go_forward_lie_in_working_hours_and_end_when_told()
    {
        var times = (await _host.Services.GetRequiredService<EventStore>().FetchStreamsAsync(
            [.. (await _host.ReadAsync("select id from haitang.case_rows")).Select(row => Guid.Parse(row.Trim('(', ')')))])).Events.Select(e => e.RecordedAt).ToList();
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1], DemoHost.Until.AddHours(-1), DemoHost.Until);
        Assert.All(times, at => Assert.InRange(at.ToOffset(TimeSpan.FromHours(8)).TimeOfDay, TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
    }

    [Fact]
    public async Task what_follows_from_an_appointment_was_loaded_with_it_and_the_runner_finds_nothing_left()
    {
        var folds = _host.Services.GetRequiredService<FoldRunner>();
        await Wait.UntilAsync(async () => (await folds.StatusAsync()).All(fold => fold.Lag == 0));
        Assert.Empty(await _host.ReadAsync("select id from haitang.mt_events where headers->>'imported' is distinct from 'true'"));
        Assert.Empty(await _host.ReadAsync("""
            select a.id from haitang.mt_events a where a.type = 'grid_leader_appointed' and not exists (
              select from haitang.mt_events p where p.type = 'post_granted' and p.causation_id = a.id::text and p.timestamp = a.timestamp)
            """));
    }

    [Fact]
    public async Task each_of_the_ten_signs_in_with_the_printed_password_and_the_secretary_has_two_posts()
    {
        var seeding = await _host.SeedAsync();
        Assert.Equal(DemoState.AlreadyThere, seeding.State);
        Assert.Equal(10, seeding.Accounts.Count);
        await using var scope = _host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var one = Assert.Single(seeding.Accounts, a => a.UserName == "secretary");
        Assert.True(await people.CheckPasswordAsync((await people.FindByNameAsync(one.UserName))!, one.Password));
        Assert.Equal("secretary YS, grid-leader YS-XM-02", one.Role);
        Assert.All(seeding.Accounts, account => Assert.Equal(one.Password, account.Password));
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

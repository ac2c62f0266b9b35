using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Projections.DueItems;
using Haitang.Projections.Events;
using Haitang.Web.Demo.Lives;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Demo;

/// <summary>That the city lives as a city does: what happens there at all, how often, and when.</summary>
[Collection(WholeCityTests.Name)]
public sealed class DemoFiguresTests(WholeCity demo)
{
    private const string OpenCases = "haitang.case_rows where status in ('collected', 'classified', 'in-hand')";
    private readonly DemoHost _host = demo.Host;

    /// <summary>Per hundred of what.</summary>
    [Theory]
    [InlineData("appeal_reopened", "appeal_collected", 1, 4)]
    [InlineData("ticket_return_requested", "ticket_issued", 4, 8)]
    [InlineData("ticket_returned", "ticket_return_requested", 45, 80)]
    [InlineData("ticket_sent_back", "ticket_completed", 3.5, 7)]
    [InlineData("ticket_extension_requested", "ticket_accepted", 3.5, 7.5)]
    [InlineData("ticket_suspension_requested", "ticket_accepted", 0.5, 2.5)]
    [InlineData("ticket_acceptance_overdue", "ticket_issued", 1, 5)]
    [InlineData("ticket_contact_overdue", "ticket_contacted", 1, 8)]
    [InlineData("appeal_dispatch_overdue", "appeal_collected", 0.5, 6)]
    [InlineData("appeal_settled_on_spot", "appeal_collected", 5, 20)]
    [InlineData("appeal_merged", "appeal_collected", 2, 7)]
    [InlineData("appeal_declined", "appeal_collected", 1, 4)]
    [InlineData("appeal_withdrawn", "appeal_collected", 0.3, 2.5)]
    [InlineData("ticket_supervised", "ticket_issued", 2, 7)]
    [InlineData("appeal_message_posted", "appeal_collected", 10, 35)]
    public async Task it_happens_as_often_as_in_a_city(string what, string of, double least, double most) =>
        Assert.InRange(100.0 * await CountAsync(what) / await CountAsync(of), least, most);

    [Fact]
    public async Task nearly_two_thousand_appeals_come_by_all_channels_with_all_natures_and_from_all_subjects()
    {
        Assert.InRange(await CountAsync("appeal_collected"), 1_880, 1_910);
        Assert.Equal(10, await _host.CountAsync("select count(distinct channel) from haitang.case_rows"));
        Assert.Equal(14, await _host.CountAsync("select count(distinct town) from haitang.case_rows"));
        Assert.Equal(Enum.GetValues<Nature>().Select(EnumNames.Of).Order(), await TextsAsync("select distinct nature from haitang.case_rows where nature is not null"));
        Assert.Equal(Enum.GetValues<Subject>().Select(EnumNames.Of).Order(), await TextsAsync("select distinct subject from haitang.case_rows"));
        Assert.InRange(await _host.CountAsync("select count(*) from haitang.case_rows where confidential"), 20, 120);
        Assert.True(await _host.CountAsync("select count(distinct category) from haitang.case_rows") > 130);
    }

    [Fact]
    public async Task whatever_can_happen_to_appeals_and_tickets_happens_but_for_what_administration_starts()
    {
        var known = EventNames.Types.Where(t => t.IsAssignableTo(typeof(IEvent<Appeal>)) || t.IsAssignableTo(typeof(IEvent<Ticket>))).Select(EventNames.NameOf);
        var seen = await TextsAsync("select distinct type from haitang.mt_events");
        // A unit that is merged, a year whose notice comes late, work that becomes confidential on the way,
        // an official whom a case concerns: nobody does that in this story.
        Assert.Equal(
            [
                "appeal_handed_over", "appeal_recusal_lifted", "appeal_recused", "appeal_ticket_transferred", "ticket_confidentiality_lifted", "ticket_deadline_moved", "ticket_made_confidential",
                "ticket_transferred",
            ],
            known.Except(seen).Order());
        Assert.Equal(
            Enum.GetValues<ProblemCause>().Select(EnumNames.Of).Order(),
            await TextsAsync("select distinct data->>'cause' from haitang.mt_events where type = 'appeal_marked_problem'"));
        Assert.Equal(
            Enum.GetValues<TicketEnding>().Select(EnumNames.Of).Order(),
            await TextsAsync("select distinct data->>'ending' from haitang.mt_events where type = 'appeal_ticket_finished'"));
    }

    [Fact]
    public async Task nine_of_ten_tickets_are_done_on_time()
    {
        var rate = Assert.Single(await _host.ReadAsync($"""
            with done as (
              select stream_id, max(timestamp) filter (where type = 'ticket_completed') as at from haitang.mt_events group by stream_id),
            counted as (
              select t.status in ('completed', 'closed') and d.at <= (s.state->>'assessedBy')::timestamptz as in_time
              from haitang.ticket_rows t join done d on d.stream_id = t.id
              join (select id, convert_from(state, 'utf8')::jsonb as state from haitang.stream_states where type = 'ticket') s on s.id = t.id
              where t.status not in ('returned', 'withdrawn')
                and (t.status in ('completed', 'closed') or (s.state->>'assessedBy')::timestamptz < '{DemoHost.Until:O}'))
            select round(100.0 * count(*) filter (where in_time) / count(*), 2) from counted
            """));
        Assert.InRange(double.Parse(rate.Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture), 90, 98);
    }

    [Fact]
    public async Task the_story_ends_in_the_midst_of_life()
    {
        Assert.InRange(await _host.CountAsync($"select count(*) from {OpenCases}"), 20, 120);
        Assert.True(await _host.CountAsync($"select count(*) from {OpenCases} and due_at < '{DemoHost.Until:O}'") > 0, "nothing is overdue");
        Assert.True(await _host.CountAsync($"select count(*) from {OpenCases} and soon_at < '{DemoHost.Until:O}' and due_at >= '{DemoHost.Until:O}'") > 0, "nothing is due soon");
        Assert.True(await _host.CountAsync($"select count(*) from {OpenCases} and card is not null") > 0, "no card is shown");
        foreach (var status in new[] { "collected", "classified", "in-hand", "done", "answered", "closed", "declined", "withdrawn" })
            Assert.True(await _host.CountAsync($"select count(*) from haitang.case_rows where status = '{status}'") > 0, $"nothing is {status}");
    }

    [Fact]
    public async Task the_clock_struck_each_moment_at_that_moment_and_left_none()
    {
        Assert.Empty(await _host.Services.GetRequiredService<DueItems>().ReadAsync(10, DemoHost.Until));
        // A due moment itself is still in time: the first one after it is a microsecond later.
        const string Late = "timestamp - (data->>'moment')::timestamptz > interval '1 microsecond'";
        Assert.True(await _host.CountAsync($"select count(*) from haitang.mt_events where data ? 'moment' and not {Late}") > 1_000);
        // Only a case that was found to be urgent when it was late already is struck after its moment.
        Assert.Equal(
            await _host.CountAsync($"select count(*) from haitang.mt_events where data ? 'moment' and {Late}"),
            await _host.CountAsync($"""
                select count(*) from haitang.mt_events e where type = 'appeal_dispatch_overdue' and {Late}
                and exists (select from haitang.mt_events c where c.stream_id = e.stream_id and c.version = e.version - 1 and c.type = 'appeal_classified')
                """));
    }

    [Fact]
    public async Task desks_call_back_in_office_hours_and_people_write_in_the_evening()
    {
        foreach (var at in await MomentsAsync("select timestamp from haitang.mt_events where type in ('call_back_attempted', 'ticket_suspended')"))
            Assert.True(Hours.Office.Between(at.AddSeconds(-1), at.AddSeconds(1), working: true) > TimeSpan.Zero, $"{at:O}");
        const string Evening = "extract(hour from collected_at at time zone 'Asia/Shanghai') >= 18";
        Assert.InRange(
            await _host.CountAsync($"select 100 * count(*) filter (where {Evening}) / count(*) from haitang.case_rows r join haitang.directory_rows c on c.id = r.channel where c.code = 'portal'"), 20, 60);
        Assert.Equal(
            0, await _host.CountAsync($"select count(*) from haitang.case_rows r join haitang.directory_rows c on c.id = r.channel where c.code = 'letters-visits' and {Evening}"));
    }

    [Fact]
    public async Task when_it_storms_half_a_street_reports_its_floods()
    {
        const string Floods = """
            haitang.case_rows r join haitang.directory_rows c on c.id = r.category
            where c.code in ('AQ-4-1', 'SD-1-2', 'AQ-4-2')
            """;
        var storm = Seasons.Storm(new(2025, 5, 12), new(2026, 3, 12))!.Value;
        var inStorm = await _host.CountAsync($"select count(*) from {Floods} and collected_at >= '{storm:yyyy-MM-dd}T00:00+08:00' and collected_at < '{storm.AddDays(5):yyyy-MM-dd}T00:00+08:00'");
        Assert.InRange(inStorm * 3, await _host.CountAsync($"select count(*) from {Floods}") / 2, 1_000);
    }

    [Theory]
    [InlineData("grid = (select id from haitang.directory_rows where code = 'YS-FT-01')", 15)]
    [InlineData("community = (select id from haitang.directory_rows where code = 'YS-FT')", 40)]
    [InlineData("lead_unit = (select id from haitang.directory_rows where code = 'CG')", 40)]
    [InlineData("lead_unit = (select id from haitang.directory_rows where code = 'GW')", 10)]
    [InlineData("collected_by in (select id from haitang.users where user_name = 'agent')", 3)]
    [InlineData("attachments = 1 and id in (select case_id from haitang.attachments)", 3)]
    [InlineData("reporter is not null", 1_500)]
    [InlineData("collected_by in (select account from haitang.api_keys)", 700)]
    public async Task who_signs_in_finds_something_to_look_at(string what, int least) =>
        Assert.True(await _host.CountAsync($"select count(*) from haitang.case_rows where {what}") >= least);

    private Task<long> CountAsync(string type) => _host.CountAsync($"select count(*) from haitang.mt_events where type = '{type}'");

    private async Task<IEnumerable<string>> TextsAsync(string query) => (await _host.ReadAsync(query)).Select(row => row.Trim('(', ')')).Order();

    private async Task<List<DateTimeOffset>> MomentsAsync(string query)
    {
        await using var command = _host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        await using var row = await command.ExecuteReaderAsync();
        var moments = new List<DateTimeOffset>();
        while (await row.ReadAsync()) moments.Add(row.GetFieldValue<DateTimeOffset>(0));
        return moments;
    }
}

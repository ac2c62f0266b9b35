using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Phone;
using Npgsql;

namespace Haitang.Web.Tests.Tickets;

public sealed class TicketRowTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_report_of_progress_writes_neither_on_the_row_of_its_case_nor_on_its_own()
    {
        var (@case, _, ticket) = await IssueAsync("路灯不亮", "YS-1-1");
        await AcceptAsync(ticket, "YS-1-1");
        var before = (await AskAsync("select xmin::text from haitang.case_rows where id = $1", @case), await AskAsync("select xmin::text from haitang.ticket_rows where id = $1", ticket));
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "YS-1-1"), new ReportProgress { Text = "在修", Percent = 40, Public = true }, ticket);
        Assert.Equal(before, (await AskAsync("select xmin::text from haitang.case_rows where id = $1", @case), await AskAsync("select xmin::text from haitang.ticket_rows where id = $1", ticket)));
        Assert.Equal("40 3", await AskAsync("select percent || ' ' || version from haitang.ticket_progress where id = $1", ticket));
    }

    [Fact]
    public async Task the_next_moment_of_a_ticket_is_that_of_its_earliest_clock_that_runs()
    {
        var (_, _, ticket) = await IssueAsync("井盖松动", "YS-1-1");
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        await IsEarliestAsync(ticket);
        await AcceptAsync(ticket, "YS-1-1");
        await IsEarliestAsync(ticket);
        await City.DoneAsync(leader, new ContactReporter { How = ContactWay.Phone }, ticket);
        await IsEarliestAsync(ticket);
        await City.DoneAsync(leader, new ReportProgress { Text = "在修", Public = true }, ticket);
        await IsEarliestAsync(ticket);
    }

    private async Task IsEarliestAsync(Guid ticket) => Assert.Equal("true", await AskAsync("""
        select (next_at = coalesce(least(case when status = 'issued' then accept_by end,
          case when status in ('issued', 'return-asked', 'accepted', 'suspended') and not contacted then contact_by end, due_by), 'infinity'))::text
        from haitang.ticket_rows where id = $1
        """, ticket));

    private async Task<string> AskAsync(string query, Guid id)
    {
        await using var database = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = database.CreateCommand(query);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

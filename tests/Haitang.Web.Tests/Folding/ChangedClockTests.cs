using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Phone;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Folding;

/// <summary>The row of a case has its lead ticket's clock, and several streams write on it: a rebuild, which leaves out what is written over, must not mix them up.</summary>
public sealed class ChangedClockTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    private static readonly string[] Tables = ["stream_states", "case_rows", "case_words", "ticket_rows", "ticket_progress", "due_items", "news", "news_cases", "news_tickets", "board_cases"];

    [Fact]
    public async Task rows_made_anew_equal_those_of_cases_whose_lead_came_and_went()
    {
        var clerk = await City.ActorAsync(Role.Town, "YS");
        var returned = await ReturnedAsync(clerk);
        var (again, _, first) = await IssueAsync("楼道灯不亮", "YS-1-1");
        await City.DoneAsync(clerk, new SuperviseTicket { Colour = Card.Yellow, Reason = "拖得太久" }, first);
        await City.DoneAsync(clerk, new WithdrawTicket { Reason = "换人" }, first);
        await WaitsAsync(again);
        await City.DoneAsync(clerk, new DispatchAppeal { Lead = "YS-1" }, again);
        var dispatchedAnew = await ReturnedAsync(clerk);
        await City.DoneAsync(clerk, new DispatchAppeal { Lead = "YS-1", Assisting = ["YS-1-1"] }, dispatchedAnew);
        var (atWork, _, lead) = await IssueAsync("垃圾清运", "YS-1-1");
        await AcceptAsync(lead, "YS-1-1");
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "YS-1-1"), new ReportProgress { Text = "在清", Percent = 70, Public = true }, lead);

        await Wait.UntilAsync(async () => (await City.Services.GetRequiredService<FoldRunner>().StatusAsync()).All(fold => fold is { Lag: 0, Fault: null }));
        Assert.Null((await LeadAsync(returned)).Lead);
        Assert.All(await Task.WhenAll(LeadAsync(again), LeadAsync(dispatchedAnew), LeadAsync(atWork)), row => Assert.NotNull(row.Lead));
        Assert.NotEqual(first, (await LeadAsync(again)).Lead);
        await new LiveRows(Database, City.Services.GetRequiredService<ReadModels>()).EqualThoseMadeAnewAsync(Tables);
    }

    private async Task<Guid> ReturnedAsync(Domain.Decisions.Actor clerk)
    {
        var (id, _, ticket) = await IssueAsync("井盖松动", "YS-1-1");
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "YS-1-1"), new RequestReturn { Reason = "不是我们的" }, ticket);
        await City.DoneAsync(clerk, new ReturnTicket(), ticket);
        await WaitsAsync(id);
        return id;
    }

    /// <summary>The reaction has told the case that its ticket is gone.</summary>
    private Task WaitsAsync(Guid id) => Wait.UntilAsync(async () => (await LeadAsync(id)).Status == "classified");

    private NpgsqlDataSource Database => City.Services.GetRequiredService<NpgsqlDataSource>();

    private async Task<(string Status, Guid? Lead)> LeadAsync(Guid id)
    {
        await using var command = Database.CreateCommand("select status, lead_ticket from haitang.case_rows where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetString(0), row.IsDBNull(1) ? null : row.GetGuid(1));
    }
}

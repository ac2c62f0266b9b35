using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Phone;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Phone;

/// <summary>The list on a real PostgreSQL.</summary>
public sealed class WorkListTests(TestCity city) : PhoneScreen(city), IClassFixture<TestCity>
{
    private WorkList List => City.Services.GetRequiredService<WorkList>();

    [Fact]
    public async Task cases_and_tickets_stand_in_one_list_by_the_next_moment_that_counts()
    {
        var routine = await IssueAsync("一般的工单", "YS-1-1");
        var urgent = await IssueAsync("特急的工单", "YS-1-1", Classified with { Urgency = Urgency.Emergency });
        var (own, _) = await CollectAsync("自己收的", "YS-1-1", Role.GridLeader);
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-1");
        var items = (await List.PageAsync(leader)).Items;
        // 30 natural minutes to accept, four working hours to dispatch, one working day to accept.
        Assert.Equal([urgent.Ticket, own, routine.Ticket], items.Select(i => i.Id));
        Assert.Equal(items[0].AcceptBy, items[0].NextAt);
        await AcceptAsync(urgent.Ticket, "YS-1-1");
        var accepted = (await List.PageAsync(leader)).Items.Single(i => i.Id == urgent.Ticket);
        Assert.Equal(((DateTimeOffset?)null, accepted.ContactBy), (accepted.AcceptBy, accepted.NextAt));
        await City.DoneAsync(leader, new ContactReporter { How = ContactWay.Visit }, urgent.Ticket);
        var reached = (await List.PageAsync(leader)).Items.Single(i => i.Id == urgent.Ticket);
        Assert.Equal(((DateTimeOffset?)null, reached.DueAt), (reached.ContactBy, reached.NextAt));
    }

    [Fact]
    public async Task page_by_page_nothing_is_left_out_and_nothing_comes_twice()
    {
        var all = new HashSet<Guid>();
        for (var n = 0; n < 4; n++)
        {
            all.Add((await CollectAsync($"第 {n} 件", "QC-1-1", Role.GridLeader)).Id);
            all.Add((await IssueAsync($"第 {n} 单", "QC-1-1")).Ticket);
        }

        var leader = await City.ActorAsync(Role.GridLeader, "QC-1-1");
        var seen = new List<Guid>();
        WorkCursor? after = null;
        do
        {
            var page = await List.PageAsync(leader, after, limit: 3);
            seen.AddRange(page.Items.Select(i => i.Id));
            after = WorkCursor.ParseOrNull(page.Next?.ToString());
        }
        while (after is not null);
        Assert.Equal(all.Count, seen.Count);
        Assert.Equal(all, seen.ToHashSet());
    }

    [Fact]
    public async Task what_waits_without_a_clock_stands_last_and_paging_reaches_it()
    {
        var done = await IssueAsync("等答复的", "QC-1-2");
        var town = await City.ActorAsync(Role.Town, "QC");
        await AcceptAsync(done.Ticket, "QC-1-2");
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, "QC-1-2"), new CompleteTicket { Result = "办好了", Outcome = Outcome.Resolved }, done.Ticket);
        await City.DoneAsync(town, new VerifyTicket(), done.Ticket);
        var (own, _) = await CollectAsync("有时限的", "QC");
        await Wait.UntilAsync(async () => (await List.FiguresAsync(town, DateTimeOffset.UtcNow)).Open == 2);
        var first = await List.PageAsync(town, limit: 1);
        Assert.Equal(own, Assert.Single(first.Items).Id);
        var last = Assert.Single((await List.PageAsync(town, first.Next)).Items);
        Assert.Equal((done.Case, AppealStatus.Done, (DateTimeOffset?)null), (last.Id, last.Case, last.NextAt));
    }

    [Fact]
    public async Task the_figures_are_those_of_the_unit_and_of_what_the_person_collected_today()
    {
        var leader = await City.ActorAsync(Role.GridLeader, "YS-1-2");
        var (id, _) = await CollectAsync("今天收的", "YS-1-2", Role.GridLeader);
        var today = DateTimeOffset.UtcNow.AddHours(-1);
        Assert.Equal(new WorkFigures(1, 0, 1), await List.FiguresAsync(leader, today));
        await City.DoneAsync(leader, new SettleAppealOnSpot { Result = "办好了" }, id);
        Assert.Equal(new WorkFigures(0, 0, 1), await List.FiguresAsync(leader, today));
        Assert.Equal(0, (await List.FiguresAsync(leader, DateTimeOffset.UtcNow.AddMinutes(1))).CollectedToday);
    }

    [Fact]
    public async Task the_contact_clock_counts_wherever_it_runs_also_while_a_ticket_waits_for_a_ruling_or_is_suspended()
    {
        var (_, _, asked) = await IssueAsync("要退的单", "QC-1-2", Classified with { Urgency = Urgency.Complex });
        var (_, _, suspended) = await IssueAsync("要挂起的单", "QC-1-2", Classified with { Urgency = Urgency.Complex });
        var leader = await City.ActorAsync(Role.GridLeader, "QC-1-2");
        await City.DoneAsync(leader, new RequestReturn { Reason = "不归我们管" }, asked);
        await AcceptAsync(suspended, "QC-1-2");
        var review = WorkingTime.DayOf(DateTimeOffset.UtcNow).AddDays(20);
        await City.DoneAsync(leader, new RequestSuspension { Reason = SuspensionReason.Funds, ReviewOn = review }, suspended);
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new SuspendTicket(), suspended);
        var items = (await List.PageAsync(leader)).Items.Where(i => i.Id == asked || i.Id == suspended).ToDictionary(i => i.Id);
        Assert.Equal((TicketStatus.ReturnAsked, TicketStatus.Suspended), (items[asked].Ticket, items[suspended].Ticket));
        foreach (var item in items.Values)
        {
            Assert.NotNull(item.ContactBy);
            Assert.Null(item.AcceptBy);
            // The same moment as the clock itself waits for.
            Assert.Equal(item.ContactBy, item.NextAt);
            Assert.Equal(DueEdge.After(item.ContactBy.Value), await NextStrikeAsync(item.Id));
        }
    }

    [Theory, InlineData(""), InlineData("zz"), InlineData("-"), InlineData("ffffffffffffffff-0"), InlineData("1-0193a1b2")]
    public void a_cursor_that_nobody_wrote_begins_at_the_beginning(string text) => Assert.Null(WorkCursor.ParseOrNull(text));

    /// <summary>What the clock waits for.</summary>
    private async Task<DateTimeOffset> NextStrikeAsync(Guid ticket)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand("select at from haitang.due_items where id = $1");
        command.Parameters.Add(new() { Value = ticket });
        return new((DateTime)(await command.ExecuteScalarAsync())!, TimeSpan.Zero);
    }
}

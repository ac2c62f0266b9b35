using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Deadlines;

/// <summary>The clock writes what came due while no node ran: each fact once, with the moment that counted.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    // Thursday, 31 October 2024, 09:00 in Shanghai.
    private static readonly DateTimeOffset T0 = new(2024, 10, 31, 1, 0, 0, TimeSpan.Zero);
    private readonly TestCity _city = new() { At = T0 };

    private NpgsqlDataSource Database => _city.Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        await _city.InitializeAsync();
        await StopClockAsync();
    }

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task what_came_due_in_the_night_is_written_once_with_its_moment_when_the_clock_runs_again()
    {
        var left = await CollectAsync();
        var appeal = await CollectAsync();
        await ClassifyAsync(appeal);
        var ticket = await DispatchAsync(appeal);

        await StartClockAsync();
        await Wait.UntilAsync(async () => await CountAsync("haitang.due_items") == 0);
        Assert.Equal([(typeof(AppealDispatchOverdue), At(10, 31, 14, 0))], await MomentsAsync(left));
        Assert.Equal(
            [
                (typeof(TicketAcceptanceOverdue), At(10, 31, 17, 0)), (typeof(TicketContactOverdue), At(10, 31, 17, 0)),
                (typeof(TicketDueSoon), At(11, 5, 17, 0)), (typeof(TicketOverdue), At(11, 6, 17, 0)),
            ],
            await MomentsAsync(ticket));

        // A second node, and the first one again: nothing more is written.
        var before = await CountAsync("haitang.mt_events");
        await using var second = await _city.StartNodeAsync();
        await StopClockAsync();
        await StartClockAsync();
        await Wait.UntilAsync(async () => await HolderAsync() is not null);
        Assert.Equal(before, await CountAsync("haitang.mt_events"));
        await second.StopAsync();
    }

    [Fact]
    public async Task a_suspended_ticket_resumes_at_its_review_date_and_an_answered_appeal_is_closed_after_seven_days()
    {
        var settled = await CollectAsync();
        await _city.DoneAsync(Actor.System, new SettleAppealOnSpot { Result = "当场修好" }, settled);
        var appeal = await CollectAsync();
        await ClassifyAsync(appeal);
        var ticket = await DispatchAsync(appeal);
        await _city.DoneAsync(Actor.System, new AcceptTicket(), ticket);
        await _city.DoneAsync(Actor.System, new RequestSuspension { Reason = SuspensionReason.Funds, ReviewOn = new(2024, 11, 4) }, ticket);
        await _city.DoneAsync(Actor.System, new SuspendTicket(), ticket);

        await StartClockAsync();
        await Wait.UntilAsync(async () => await CountAsync("haitang.due_items") == 0);
        Assert.Equal([(typeof(AppealClosed), At(11, 7, 9, 0))], await MomentsAsync(settled));
        var moments = await MomentsAsync(ticket);
        Assert.Contains((typeof(TicketResumed), At(11, 4, 0, 0)), moments);
        // Thursday and Friday do not count: five working days from Monday.
        Assert.Contains((typeof(TicketOverdue), At(11, 8, 17, 0)), moments);
    }

    [Fact]
    public async Task a_year_s_notice_moves_the_open_deadlines_that_reach_into_it()
    {
        _city.At = new(2026, 12, 31, 1, 0, 0, TimeSpan.Zero);
        var appeal = await CollectAsync();
        await ClassifyAsync(appeal);
        var ticket = await DispatchAsync(appeal);
        var before = (await StateAsync(ticket)).Due!.By;
        var calendar = (await _city.Services.GetRequiredService<Haitang.Web.Commands.DirectoryCache>().SnapshotNowAsync()).Deadlines.Calendar!.Id;
        _city.At = null;
        await _city.DoneAsync(
            Actor.System, new EnterYear { Year = 2027, DaysOff = [new(2027, 1, 1), new(2027, 1, 4), new(2027, 1, 5)], MakeUpDays = [] }, calendar);
        await Wait.UntilAsync(async () => (await EventsAsync(ticket)).OfType<TicketDeadlineMoved>().Any());
        Assert.Equal(before!.Value.AddDays(4), (await StateAsync(ticket)).Due!.By);
    }

    [Fact]
    public async Task other_working_hours_move_the_open_deadlines_that_reach_beyond_their_first_day()
    {
        var today = WorkingTime.DayOf(DateTimeOffset.UtcNow);
        _city.At = null;
        var appeal = await CollectAsync();
        await ClassifyAsync(appeal);
        var ticket = await DispatchAsync(appeal);
        var rules = await _city.Services.GetRequiredService<Haitang.Web.Commands.DirectoryCache>().SnapshotNowAsync();
        await _city.DoneAsync(
            Actor.System,
            new ChangeWorkingHours { From = today.AddDays(1), Hours = [new(new(8, 30), new(11, 30)), new(new(14, 0), new(18, 0))] },
            rules.Deadlines.Calendar!.Id);
        await Wait.UntilAsync(async () => (await EventsAsync(ticket)).OfType<TicketDeadlineMoved>().Any());
        var moved = await StateAsync(ticket);
        var now = (await _city.Services.GetRequiredService<Haitang.Web.Commands.DirectoryCache>().SnapshotNowAsync()).Deadlines.Time;
        Assert.Equal(moved.Due!.Clock.DueBy(now), moved.Due.By);
        Assert.NotEqual(moved.Due.Clock.DueBy(rules.Deadlines.Time), moved.Due.By);
    }

    [Fact]
    public async Task the_open_work_of_a_merged_unit_goes_to_the_one_that_took_it_over()
    {
        var appeal = await CollectAsync();
        await ClassifyAsync(appeal);
        var ticket = await DispatchAsync(appeal);
        var (from, to) = (await _city.UnitAsync("YS-1-1"), await _city.UnitAsync("YS-1-2"));
        _city.At = null;
        await _city.DoneAsync(Actor.System, new Domain.Organisation.MergeUnit { Into = "YS-1-2" }, from);
        await Wait.UntilAsync(async () => (await StateAsync(ticket)).Unit == to);
        Assert.Equal(TicketStatus.Issued, (await StateAsync(ticket)).Status);
        // The case hears of it: its part in the case is the successor's.
        await Wait.UntilAsync(async () => (await EventsAsync(appeal)).OfType<AppealTicketTransferred>().Any());
        Assert.Equal(to, (await EventsAsync(appeal)).Aggregate(Appeal.Initial, Appeal.Evolve).Tickets.Single().Unit);
    }

    private async Task<Guid> CollectAsync() => (await _city.DoneAsync(Actor.System, new CollectAppeal
    {
        Channel = "grid-visit",
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = "YS",
        Subject = Subject.Resident,
    })).Stream;

    private Task<Haitang.Web.Commands.CommandAnswer.Done> ClassifyAsync(Guid appeal) => _city.DoneAsync(
        Actor.System, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);

    private async Task<Guid> DispatchAsync(Guid appeal)
    {
        await _city.DoneAsync(Actor.System, new DispatchAppeal { Lead = "YS-1-1" }, appeal);
        return (await EventsAsync(appeal)).OfType<AppealDispatched>().Single().Lead.Ticket;
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(new DateTime(2024, month, day, hour, minute, 0), TimeSpan.FromHours(8));

    private async Task<List<(Type Fact, DateTimeOffset Moment)>> MomentsAsync(Guid stream) =>
    [
        .. from happened in await EventsAsync(stream)
           let moment = happened.GetType().GetProperty("Moment")?.GetValue(happened) as DateTimeOffset?
           where moment is not null
           select (happened.GetType(), moment.Value),
    ];

    private async Task<IEnumerable<IEvent>> EventsAsync(Guid stream) =>
        (await _city.Services.GetRequiredService<EventStore>().FetchStreamAsync(stream)).Select(EventCodec.Read);

    private async Task<Ticket> StateAsync(Guid ticket) => (await EventsAsync(ticket)).Aggregate(Ticket.Initial, Ticket.Evolve);

    private async Task<long> CountAsync(string table)
    {
        await using var command = Database.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string?> HolderAsync()
    {
        await using var command = Database.CreateCommand("select holder from haitang.leases where name = 'clock'");
        return (string?)await command.ExecuteScalarAsync();
    }

    /// <summary>As if no node ran: somebody else holds the clock and does nothing.</summary>
    private async Task StopClockAsync()
    {
        await using var command = Database.CreateCommand("""
            insert into haitang.leases(name, holder, expires_at) values ('clock', 'night', now() + interval '1 hour')
            on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
            """);
        await command.ExecuteNonQueryAsync();
    }

    private async Task StartClockAsync()
    {
        await using var command = Database.CreateCommand("delete from haitang.leases where name = 'clock'");
        await command.ExecuteNonQueryAsync();
    }
}

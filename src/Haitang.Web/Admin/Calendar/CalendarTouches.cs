using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Calendar;

/// <summary>
/// What another calendar touches: the clocks of open tickets. What has been typed is tried on them, by the same rules that move them
/// once it is sent; nothing is written.
/// </summary>
public sealed class CalendarTouches(NpgsqlDataSource database, DirectoryCache directory, TimeProvider clock)
{
    /// <param name="from">The first day that counts otherwise; null while it cannot be read.</param>
    /// <param name="command">What would be sent; null while it cannot be read.</param>
    public async Task<Touches> OfAsync(ObjectFile<WorkingCalendar> file, DateOnly? from, ICommand<WorkingCalendar>? command, CancellationToken cancel)
    {
        if (from is not { } day) return Touches.Of(new Touched(Screens.Say("touch.calendar-reach")) { Becomes = Screens.Say("touch.calendar-unread") });
        var (organisation, deadlines) = await directory.SnapshotNowAsync(cancel);
        var reaching = await ReachingAsync(WorkingTime.StartOf(day), cancel);
        var facts = new Facts(Actor.System, clock.GetUtcNow(), file.Id, Guid.Empty, organisation) { Deadlines = deadlines };
        var reach = TallyOf(reaching).Line(Screens.Say("touch.calendar-reach"), Screens.Say("touch.calendar-reach-then"));
        var now = Provisional(reaching, deadlines.Time);
        if (command?.Decide(file.State, facts) is not Decision.Accepted accepted)
            return Touches.Of(reach, now.Line(Screens.Say("touch.calendar-provisional"), Screens.Say("touch.calendar-unread")));

        var state = accepted.Events.Aggregate(file.State, WorkingCalendar.Evolve);
        var after = DeadlineRules.Of(deadlines.Policy, new CalendarEntry(file.Id, state.Hours, state.Years));
        var moved = reaching.Select(t => (Ticket: t, Moved: Moved(t.State, facts with { Deadlines = after }))).Where(m => m.Moved is not null).ToList();
        return Touches.Of(
            reach,
            reach is null ? null : new(Screens.Say("touch.calendar-move"), TallyOf(moved.Select(m => m.Ticket)).Words)
            {
                Becomes = moved.Count == 0 ? Screens.Say("touch.calendar-stay") : Direction(moved.Select(m => (m.Ticket.State, m.Moved!))),
                CountsCases = true,
            },
            now.Line(Screens.Say("touch.calendar-provisional"), Screens.Say("touch.calendar-provisional-then", ("after", Provisional(reaching, after.Time).Words))));
    }

    private static TicketDeadlineMoved? Moved(Ticket ticket, Facts facts) =>
        new MoveTicketDeadline(0).Decide(ticket, facts) is Decision.Accepted { Events: [TicketDeadlineMoved moved] } ? moved : null;

    /// <summary>How many are due later and how many earlier; of one whose due moment stays an earlier clock moves.</summary>
    private static string Direction(IEnumerable<(Ticket Before, TicketDeadlineMoved After)> moved)
    {
        var dues = moved.Select(m => (Before: m.Before.Due?.By, After: m.After.Due.By)).ToList();
        return Screens.Say("touch.calendar-move-then", ("later", dues.Count(d => d.After > d.Before)), ("earlier", dues.Count(d => d.After < d.Before)));
    }

    /// <summary>Those whose due moment is counted with days of a year that has no notice.</summary>
    private static Tally Provisional(IEnumerable<Reaching> tickets, WorkingTime time) => TallyOf(tickets.Where(t =>
        t.State.Due is { Clock.Limit.Working: true } due && due.Reckoned(time).By is { } by
        && Enumerable.Range(WorkingTime.DayOf(due.Clock.Start).Year, WorkingTime.DayOf(by).Year - WorkingTime.DayOf(due.Clock.Start).Year + 1).Any(time.Days.IsProvisional)));

    private static Tally TallyOf(IEnumerable<Reaching> tickets)
    {
        var all = tickets.ToList();
        return new(all.Count(t => !t.Confidential), all.Count(t => t.Confidential));
    }

    /// <summary>The open tickets with a clock that ends after this moment or stands, as the moving itself finds them.</summary>
    private async Task<List<Reaching>> ReachingAsync(DateTimeOffset moment, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select s.state, c.confidential
            from haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id join haitang.stream_states s on s.id = t.id
            where t.status = any({OpenWork.Tickets})
              and (t.due_by is null or t.due_by >= {moment} or t.contact_by >= {moment} or t.accept_by is null or t.accept_by >= {moment})
              and s.fold_version = {Ticket.FoldVersion}
            limit {DeskList.MostCounted}
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var tickets = new List<Reaching>();
        while (await row.ReadAsync(cancel)) tickets.Add(new(EventCodec.ReadState<Ticket>(row.GetFieldValue<byte[]>(0)), row.GetBoolean(1)));
        return tickets;
    }

    private sealed record Reaching(Ticket State, bool Confidential);
}

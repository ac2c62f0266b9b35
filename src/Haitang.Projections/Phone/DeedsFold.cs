using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;

namespace Haitang.Projections.Phone;

/// <summary>Counts what each person did on each day, so that nobody has to count the log.</summary>
public sealed class DeedsFold : IAsyncFold
{
    internal const string FoldName = "deeds";

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.account_days"];

    public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var counts = events.Where(e => EventNames.IsOf<Appeal>(e.Type) || EventNames.IsOf<Ticket>(e.Type)).Select(HistoryEntry.Of)
            .Where(entry => entry.Actor.Role is not Role.System)
            .SelectMany(entry => DeedsIn(entry.Event), (entry, deed) => (entry.Actor.Account, entry.Actor.Unit, Day: WorkingTime.DayOf(entry.RecordedAt), deed))
            .CountBy(key => key);
        into.AddEach(counts.Select(count => (count.Key.Account, Sql.ForEach($"""
            insert into haitang.account_days as d (account, unit, day, deed, n)
            select s.id, {count.Key.Unit}, {count.Key.Day}, {EnumNames.Of(count.Key.deed)}, {(long)count.Value} from s
            on conflict (account, unit, day, deed) do update set n = d.n + excluded.n
            """))));
        return Task.CompletedTask;
    }

    private static IEnumerable<Deed> DeedsIn(IEvent happened) => happened switch
    {
        AppealCollected => [Deed.Collected],
        AppealSettledOnSpot => [Deed.SettledOnSpot],
        AppealEscalated => [Deed.Escalated],
        TicketAccepted => [Deed.Accepted],
        TicketProgressReported => [Deed.Reported],
        TicketCompleted { InTime: true } => [Deed.Completed, Deed.CompletedInTime],
        TicketCompleted => [Deed.Completed],
        _ => [],
    };
}

/// <summary>What a person is counted for.</summary>
public enum Deed
{
    /// <summary>收集</summary>
    Collected,
    /// <summary>当场办结</summary>
    SettledOnSpot,
    /// <summary>上报</summary>
    Escalated,
    /// <summary>签收</summary>
    Accepted,
    /// <summary>报告进展</summary>
    Reported,
    /// <summary>办结工单</summary>
    Completed,
    /// <summary>其中按时</summary>
    CompletedInTime,
}

using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Tickets;

/// <summary>Counts tickets by status for every unit that has to do with them.</summary>
public sealed class TicketCountsFold : IAsyncFold
{
    internal const string FoldName = "ticket-counts";

    private readonly UnitTreeRows _units = new(() => Sql.Of($"haitang.counted_ticket_units"));

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.ticket_counts", "haitang.counted_tickets", "haitang.counted_ticket_units"];

    public bool ReadsEnvelope => false;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var ours = events.Where(e => IsOfTicket(e) || UnitTree.IsOurs(e.Type)).ToList();
        if (ours.Count == 0) return;
        var tree = await _units.ReadAsync(into, ct);
        var before = (await into.ReadAsync(
            CountedTicket.Read([.. ours.Where(IsOfTicket).Select(e => e.StreamId).Distinct()]), CountedTicket.Of, ct)).ToDictionary(t => t.Id);
        var after = new Dictionary<Guid, CountedTicket>(before);
        foreach (var recorded in ours)
        {
            var happened = EventCodec.Read(recorded);
            if (IsOfTicket(recorded))
                after[recorded.StreamId] = CountedTicket.Next(recorded.StreamId, after.GetValueOrDefault(recorded.StreamId), happened, tree);
            else tree.Take(recorded.StreamId, happened);
        }

        _units.Write(into);
        var changes = new Dictionary<Line, long>();
        var changed = after.Values.Where(t => t != before.GetValueOrDefault(t.Id)).ToList();
        foreach (var ticket in changed)
        {
            if (before.GetValueOrDefault(ticket.Id) is { } old) Add(old, -1);
            Add(ticket, 1);
        }

        into.AddEach(changed.Select(ticket => (ticket.Id, ticket.Write())));
        into.AddEach(changes.Where(c => c.Value != 0).Select(c => (c.Key.Unit, Write(c.Key, c.Value))));
        // Where nothing is left no row stays: else the rows would tell in which batches the events came.
        if (changes.Count > 0)
            into.Add(Sql.Of($"delete from haitang.ticket_counts where unit = any({changes.Keys.Select(l => l.Unit).Distinct().ToArray()}) and tickets = 0"));

        void Add(CountedTicket ticket, long by)
        {
            foreach (var (unit, part) in ticket.CountsFor())
            {
                var line = new Line(unit, part, ticket.Status, ticket.Confidential);
                changes[line] = changes.GetValueOrDefault(line) + by;
            }
        }
    }

    public void Forget() => _units.Forget();

    private static bool IsOfTicket(RecordedEvent recorded) => EventNames.IsOf<Ticket>(recorded.Type);

    private static Sql Write(Line line, long by) => Sql.ForEach($"""
        insert into haitang.ticket_counts as c (unit, part, status, confidential, tickets)
        select s.id, {EnumNames.Of(line.Part)}, {EnumNames.Of(line.Status)}, {line.Confidential}, {by} from s
        on conflict (unit, part, status, confidential) do update set tickets = c.tickets + excluded.tickets
        """);

    private sealed record Line(Guid Unit, TicketPart Part, TicketStatus Status, bool Confidential);
}

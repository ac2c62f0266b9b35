using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;

namespace Haitang.Web.Commands;

/// <summary>The rows that appends themselves write, made again from the log. Free texts of a forgotten case stay forgotten.</summary>
internal sealed class InlineRows(IEnumerable<IStreamDesk> desks, ICaseKeys keys) : IAsyncFold
{
    // Bounds memory: a stream that comes again after this many others is folded anew from the log.
    private const int MostHeads = 20_000;
    private readonly Dictionary<Type, IStreamDesk> _desks = desks.ToDictionary(d => d.State);
    private readonly Dictionary<Guid, StreamHead> _heads = [];
    private readonly ReplayedDirectory _organisation = new();

    public string Name => "rows";

    public IReadOnlyList<string> Tables { get; } =
        ["haitang.stream_states", "haitang.case_rows", "haitang.case_words", "haitang.ticket_rows", "haitang.ticket_progress", "haitang.due_items", "haitang.directory_rows", "haitang.account_rows"];

    public bool Inline => true;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        await _organisation.BeginAsync(into, ct);
        var found = await keys.FindAsync([.. events.Select(e => e.StreamId).Distinct()], ct);
        foreach (var recorded in events)
        {
            var entry = HistoryEntry.Of(recorded);
            var desk = _desks[EventNames.StateOf(entry.Event)];
            var head = await HeadAsync(desk, entry, ct);
            var (after, rows) = desk.Replay(head, entry, found.GetValueOrDefault(entry.Stream), _organisation.Now);
            _heads[entry.Stream] = after;
            _organisation.Take(entry.Stream, after.State);
            foreach (var row in rows) into.Add(Sql.Of($"with s(id) as (select {entry.Stream}) {row}"));
        }
    }

    public void Forget()
    {
        _heads.Clear();
        _organisation.Forget();
    }

    private async Task<StreamHead> HeadAsync(IStreamDesk desk, HistoryEntry entry, CancellationToken ct)
    {
        if (entry.Version == 1) return desk.Absent(entry.Stream);
        if (_heads.TryGetValue(entry.Stream, out var head) && head.Version == entry.Version - 1) return head;
        if (_heads.Count >= MostHeads) _heads.Clear();
        return await desk.HeadFromLogAsync(entry.Stream, entry.Version - 1, ct);
    }
}

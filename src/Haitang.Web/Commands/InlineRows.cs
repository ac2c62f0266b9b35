using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;

namespace Haitang.Web.Commands;

/// <summary>The rows that appends themselves write, made again from the log. Free texts of a forgotten case stay forgotten.</summary>
internal sealed class InlineRows(IEnumerable<IStreamDesk> desks, ICaseKeys keys) : IAsyncFold
{
    // Bounds memory: a stream that comes again after twice this many others is folded anew from the log.
    private const int MostHeads = 8_000;
    private readonly Dictionary<Type, IStreamDesk> _desks = desks.ToDictionary(d => d.State);
    private Dictionary<Guid, StreamHead> _heads = [];
    private Dictionary<Guid, StreamHead> _olderHeads = [];
    private readonly LatestRows _latest = new();
    private readonly ReplayedDirectory _organisation = new();

    public string Name => "rows";

    public IReadOnlyList<string> Tables { get; } =
        ["haitang.stream_states", "haitang.case_rows", "haitang.case_words", "haitang.ticket_rows", "haitang.ticket_progress", "haitang.due_items", "haitang.directory_rows", "haitang.account_rows"];

    public bool Inline => true;

    /// <summary>A case that may still change is written when it has been quiet, or when no row may be held back.</summary>
    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        await _organisation.BeginAsync(into, ct);
        // Rows hold in clear only what stands in a case's first event.
        var found = await keys.FindAsync([.. events.Where(e => e.Version == 1).Select(e => e.StreamId)], ct);
        foreach (var recorded in events)
        {
            var entry = HistoryEntry.Of(recorded);
            var desk = _desks[EventNames.StateOf(entry.Event)];
            var (head, at) = (await HeadAsync(desk, entry, ct), entry.RecordedAt);
            var (after, rows) = desk.Replay(head, entry, found.GetValueOrDefault(entry.Stream), _organisation.Now);
            Keep(after);
            _organisation.Take(entry.Stream, after.State);
            _latest.Add(desk.CaseOf(after) ?? entry.Stream, entry.Stream, rows, () => desk.StateRow(after, at));
        }

        _latest.Write(into, all: !into.MayHoldBack);
    }

    public void Forget()
    {
        (_heads, _olderHeads) = ([], []);
        _latest.Forget();
        _organisation.Forget();
    }

    private void Keep(StreamHead head)
    {
        if (_heads.Count >= MostHeads) (_olderHeads, _heads) = (_heads, []);
        _heads[head.Id] = head;
    }

    private async Task<StreamHead> HeadAsync(IStreamDesk desk, HistoryEntry entry, CancellationToken ct)
    {
        if (entry.Version == 1) return desk.Absent(entry.Stream);
        if (_heads.TryGetValue(entry.Stream, out var head) && head.Version == entry.Version - 1) return head;
        if (_olderHeads.TryGetValue(entry.Stream, out head) && head.Version == entry.Version - 1) return head;
        return await desk.HeadFromLogAsync(entry.Stream, entry.Version - 1, ct);
    }
}

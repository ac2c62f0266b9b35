using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Boards;

/// <summary>
/// Keeps the counters of all boards. Each case that an event changes is counted before and after; the difference is written.
/// So one event at a time and a thousand at once leave the same rows.
/// </summary>
public sealed class BoardFold : IAsyncFold
{
    internal const string FoldName = "boards";

    private readonly UnitTreeRows _units = new(() => Sql.Of($"haitang.board_units"));

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } =
    [
        "haitang.board_units", "haitang.board_cases", "haitang.board_tickets", "haitang.board_marks",
        "haitang.board_days", "haitang.board_channels", "haitang.board_news",
    ];

    public bool ReadsEnvelope => false;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var batch = events.Where(e => IsOurs(e.Type)).Select(e => (Recorded: e, Event: EventCodec.Read(e))).ToList();
        if (batch.Count == 0) return;
        var tree = await _units.ReadAsync(into, ct);
        var ids = batch.Select(e => e.Recorded.StreamId).Distinct().ToArray();
        var cases = await BoardRows.CasesAsync(ids, into, ct);
        var before = await BoardRows.LivesAsync(
            [.. ids.Concat(cases.Values).Concat(batch.Select(e => e.Event).OfType<TicketIssued>().Select(e => e.Case))
                .Concat(batch.Select(e => e.Event).OfType<AppealAnsweredWithMain>().Select(e => e.Main)).Distinct()],
            into, ct);
        var (after, known) = (new Dictionary<Guid, BoardLife>(before), new Dictionary<Guid, Guid>(cases));
        var lives = new BoardLives(tree, after, known);
        var news = new List<BoardNews>();
        foreach (var (recorded, happened) in batch)
        {
            tree.Take(recorded.StreamId, happened);
            if (lives.Take(recorded.StreamId, happened, recorded.RecordedAt) is { } @case
                && BoardNews.Of(recorded.Position, recorded.StreamId, happened, recorded.RecordedAt, @case, after[@case]) is { } told) news.Add(told);
        }

        _units.Write(into);
        BoardRows.WriteCases(before, after, known.Where(k => !cases.ContainsKey(k.Key)), into);
        BoardRows.WriteNews(news, into);
    }

    public void Forget() => _units.Forget();

    private static bool IsOurs(string type) => EventNames.IsOf<Appeal>(type) || EventNames.IsOf<Ticket>(type) || UnitTree.IsOurs(type);
}

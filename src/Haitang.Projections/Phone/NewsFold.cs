using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;

namespace Haitang.Projections.Phone;

/// <summary>Writes down who should hear of what: returns, cards, clocks, rulings, messages, answers. Nobody is told of what he did himself.</summary>
public sealed class NewsFold : IAsyncFold
{
    internal const string FoldName = "news";

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.news", "haitang.news_cases", "haitang.news_tickets"];

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var entries = events.Where(e => EventNames.IsOf<Appeal>(e.Type) || EventNames.IsOf<Ticket>(e.Type)).Select(HistoryEntry.Of).ToList();
        if (entries.Count == 0) return;
        var known = await ReadAsync(entries, into, ct);
        var news = new List<(Guid Reader, Sql Line)>();
        foreach (var entry in entries)
        {
            known.Take(entry);
            news.AddRange(known.ReadersOf(entry).Select(reader => (reader, Line(entry, known.CaseOf(entry)))));
        }

        into.AddEach(news);
        into.AddEach(known.ChangedCases.Select(changed => (changed.Id, Write(changed.Parties))));
        into.AddEach(known.ChangedTickets.Select(changed => (changed.Id, Write(changed.Ticket))));
    }

    private static Sql Line(HistoryEntry entry, Guid @case) => Sql.ForEach($"""
        insert into haitang.news(reader, position, case_id, type, at) select s.id, {entry.Position}, {@case}, {entry.Type}, {entry.RecordedAt} from s
        """);

    private static Sql Write(NewsCase parties) => Sql.ForEach($"""
        insert into haitang.news_cases(id, holder, area, collector, workers)
        select s.id, {parties.Holder}, {parties.Area}, {parties.Collector}, {(Guid[])[.. parties.Workers]} from s
        on conflict (id) do update set holder = excluded.holder, area = excluded.area, collector = excluded.collector, workers = excluded.workers
        """);

    private static Sql Write(NewsTicket ticket) => Sql.ForEach($"""
        insert into haitang.news_tickets(id, case_id, unit, issuer) select s.id, {ticket.Case}, {ticket.Unit}, {ticket.Issuer} from s
        on conflict (id) do update set unit = excluded.unit, issuer = excluded.issuer
        """);

    private static async Task<NewsReaders> ReadAsync(IReadOnlyList<HistoryEntry> entries, FoldBatch into, CancellationToken ct)
    {
        Guid[] streams = [.. entries.Select(e => e.Stream).Distinct()];
        var tickets = await into.ReadAsync(
            Sql.Of($"select id, case_id, unit, issuer from haitang.news_tickets where id = any({streams})"),
            row => (row.GetGuid(0), new NewsTicket(row.GetGuid(1), row.GetGuid(2), row.GetGuid(3))), ct);
        Guid[] ids = [.. streams, .. tickets.Select(t => t.Item2.Case), .. entries.Select(e => e.Event).OfType<TicketIssued>().Select(e => e.Case)];
        var cases = await into.ReadAsync(
            Sql.Of($"select id, holder, area, collector, workers from haitang.news_cases where id = any({(Guid[])[.. ids.Distinct()]})"),
            row => (row.GetGuid(0), new NewsCase(row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetFieldValue<Guid[]>(4))), ct);
        return new(cases.ToDictionary(c => c.Item1, c => c.Item2), tickets.ToDictionary(t => t.Item1, t => t.Item2));
    }
}

/// <summary>Who has a part in a case, as far as news are concerned.</summary>
/// <param name="Collector">The account that brought it in, where that alone gives it a part.</param>
/// <param name="Workers">The units of its open tickets.</param>
internal sealed record NewsCase(Guid Holder, Guid Area, Guid? Collector, IReadOnlyList<Guid> Workers);

internal sealed record NewsTicket(Guid Case, Guid Unit, Guid Issuer);

using System.Runtime.InteropServices;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Desks;

/// <summary>Keeps what each unit got of each category in each town and what came back. What is issued while its case is confidential is not counted.</summary>
public sealed class PracticeFold : IAsyncFold
{
    private readonly UnitTreeRows _units = new(() => Sql.Of($"haitang.practice_units"));

    public string Name => "practice";

    public IReadOnlyList<string> Tables { get; } = ["haitang.practice", "haitang.practice_cases", "haitang.practice_tickets", "haitang.practice_units"];

    public bool ReadsEnvelope => false;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var told = events.Where(e => IsToldOf(e.Type)).Select(e => (Recorded: e, Event: EventCodec.Read(e))).ToList();
        if (told.Count == 0) return;
        var tree = await _units.ReadAsync(into, ct);
        var ids = told.Select(t => t.Recorded.StreamId).Concat(told.Select(t => t.Event).OfType<TicketIssued>().Select(t => t.Case)).Distinct().ToArray();
        var cases = (await into.ReadAsync(
            Sql.Of($"select id, town, category, confidential from haitang.practice_cases where id = any({ids})"),
            row => new KnownCase(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.GetBoolean(3)), ct))
            .ToDictionary(c => c.Id);
        var tickets = (await into.ReadAsync(
            Sql.Of($"select id, category, town, unit, lead from haitang.practice_tickets where id = any({ids})"),
            row => new KnownTicket(row.GetGuid(0), new(row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetBoolean(4))), ct)).ToDictionary(t => t.Id, t => t.Line);

        var changes = new Dictionary<Line, Tally>();
        var (heard, issued) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var (recorded, happened) in told) Apply(recorded.StreamId, happened);
        _units.Write(into);
        into.AddEach(heard.Select(id => (id, Write(cases[id]))));
        into.AddEach(issued.Select(id => (id, Write(tickets[id]))));
        into.AddEach(changes.Where(c => c.Value != default).Select(c => (c.Key.Unit, Write(c.Key, c.Value))));

        void Apply(Guid stream, IEvent happened)
        {
            switch (happened)
            {
                case AppealCollected e:
                    Know(new(stream, tree.At(UnitKind.Town, e.Unit.Id), null, e.Confidential));
                    break;
                case AppealClassified e when cases.TryGetValue(stream, out var known):
                    Know(known with { Category = e.Category.Id, Confidential = e.Confidential });
                    break;
                case TicketIssued e when cases.GetValueOrDefault(e.Case) is { Confidential: false, Category: { } category, Town: { } town }:
                    tickets[stream] = new(category, town, e.Unit.Id, e.Lead);
                    issued.Add(stream);
                    Add(stream, new(Issued: 1));
                    break;
                case TicketReturned:
                    Add(stream, new(Returned: 1));
                    break;
                case TicketSentBack:
                    Add(stream, new(SentBack: 1));
                    break;
                case IEvent<Unit>:
                    tree.Take(stream, happened);
                    break;
            }
        }

        void Know(KnownCase known)
        {
            cases[known.Id] = known;
            heard.Add(known.Id);
        }

        void Add(Guid ticket, Tally by)
        {
            if (tickets.TryGetValue(ticket, out var line)) changes[line] = changes.GetValueOrDefault(line).Plus(by);
        }
    }

    public void Forget() => _units.Forget();

    private static readonly HashSet<string> Types =
    [
        .. new[] { typeof(AppealCollected), typeof(AppealClassified), typeof(TicketIssued), typeof(TicketReturned), typeof(TicketSentBack) }
            .Select(EventNames.NameOf),
    ];

    private static bool IsToldOf(string type) => Types.Contains(type) || UnitTree.IsOurs(type);

    private static Sql Write(KnownCase known) => Sql.ForEach($"""
        insert into haitang.practice_cases(id, town, category, confidential) select s.id, {known.Town}, {known.Category}, {known.Confidential} from s
        on conflict (id) do update set category = excluded.category, confidential = excluded.confidential
        """);

    private static Sql Write(Line line) => Sql.ForEach($"""
        insert into haitang.practice_tickets(id, category, town, unit, lead)
        select s.id, {line.Category}, {line.Town}, {line.Unit}, {line.Lead} from s on conflict do nothing
        """);

    private static Sql Write(Line line, Tally by) => Sql.ForEach($"""
        insert into haitang.practice as p (category, town, unit, lead, issued, returned, sent_back)
        select {line.Category}, {line.Town}, s.id, {line.Lead}, {by.Issued}, {by.Returned}, {by.SentBack} from s
        on conflict (category, town, unit, lead) do update set issued = p.issued + excluded.issued, returned = p.returned + excluded.returned,
          sent_back = p.sent_back + excluded.sent_back
        """);

    private sealed record KnownCase(Guid Id, Guid? Town, Guid? Category, bool Confidential);

    private sealed record KnownTicket(Guid Id, Line Line);

    private sealed record Line(Guid Category, Guid Town, Guid Unit, bool Lead);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tally(long Issued = 0, long Returned = 0, long SentBack = 0)
    {
        public Tally Plus(Tally other) => new(Issued + other.Issued, Returned + other.Returned, SentBack + other.SentBack);
    }
}

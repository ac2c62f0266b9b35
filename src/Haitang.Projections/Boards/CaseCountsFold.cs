using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Boards;

/// <summary>Counts cases by unit and status. A case counts for the unit that it lies in and for every unit above.</summary>
/// <param name="directory">The organisation now.</param>
public sealed class CaseCountsFold(Func<CancellationToken, ValueTask<OrganisationDirectory>> directory) : IAsyncFold
{
    internal const string FoldName = "case-counts";

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.case_counts", "haitang.counted_cases"];

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var appeals = events.Where(e => EventNames.IsOf<Appeal>(e.Type)).ToList();
        if (appeals.Count == 0) return;
        var before = (await into.ReadAsync(
            Sql.Of($"select id, area, status, confidential from haitang.counted_cases where id = any({appeals.Select(e => e.StreamId).Distinct().ToArray()})"),
            row => new Counted(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3)), ct)).ToDictionary(c => c.Id);
        var after = new Dictionary<Guid, Counted>(before);
        foreach (var recorded in appeals)
            after[recorded.StreamId] = Next(recorded.StreamId, after.GetValueOrDefault(recorded.StreamId), EventCodec.Read(recorded));

        Write(before, after, await directory(ct), into);
    }

    private static Counted Next(Guid id, Counted? counted, IEvent happened)
    {
        var before = counted is null ? Appeal.Initial
            : Appeal.Initial with { Unit = counted.Area, Status = EnumNames.Parse<AppealStatus>(counted.Status), Confidential = counted.Confidential };
        var after = Appeal.Evolve(before, happened);
        return new(id, after.Unit, EnumNames.Of(after.Status), after.Confidential);
    }

    private static void Write(Dictionary<Guid, Counted> before, Dictionary<Guid, Counted> after, OrganisationDirectory organisation, FoldBatch into)
    {
        var changes = new Dictionary<(Guid Unit, string Status, bool Confidential), long>();
        foreach (var counted in after.Values.Where(c => c != before.GetValueOrDefault(c.Id)))
        {
            if (before.GetValueOrDefault(counted.Id) is { } old) Add(old, -1);
            Add(counted, 1);
            into.Add(Sql.Of($"""
                insert into haitang.counted_cases(id, area, status, confidential)
                values ({counted.Id}, {counted.Area}, {counted.Status}, {counted.Confidential})
                on conflict (id) do update set status = excluded.status, confidential = excluded.confidential
                """));
        }

        foreach (var ((unit, status, confidential), by) in changes.Where(c => c.Value != 0))
        {
            into.Add(Sql.Of($"""
                insert into haitang.case_counts as c (unit, status, confidential, cases) values ({unit}, {status}, {confidential}, {by})
                on conflict (unit, status, confidential) do update set cases = c.cases + excluded.cases
                """));
        }

        // Where nothing is left no row stays: else the rows would tell in which batches the events came.
        if (changes.Count > 0)
            into.Add(Sql.Of($"delete from haitang.case_counts where unit = any({changes.Keys.Select(c => c.Unit).Distinct().ToArray()}) and cases = 0"));

        void Add(Counted counted, long by)
        {
            foreach (var unit in organisation.UpFrom(counted.Area))
                changes[(unit.Id, counted.Status, counted.Confidential)] = changes.GetValueOrDefault((unit.Id, counted.Status, counted.Confidential)) + by;
        }
    }

    private sealed record Counted(Guid Id, Guid Area, string Status, bool Confidential);
}

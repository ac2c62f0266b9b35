using Haitang.EventLog;

namespace Haitang.Projections.Boards;

/// <summary>By how much a batch of events changes the counts.</summary>
internal sealed class CountChanges
{
    private readonly Dictionary<(Guid Unit, string Status, bool Confidential), long> _byStatus = [];
    private readonly Dictionary<(Guid Unit, Guid Category, Guid Channel, string Status, bool Confidential), long> _finer = [];

    public void Add(CountedCase counted, long by)
    {
        foreach (var unit in counted.Units)
        {
            Add(_byStatus, (unit, counted.Status, counted.Confidential), by);
            Add(_finer, (unit, counted.Category ?? Guid.Empty, counted.Channel, counted.Status, counted.Confidential), by);
        }
    }

    public void Write(FoldBatch into)
    {
        into.AddEach(_byStatus.Where(c => c.Value != 0).Select(c => (c.Key.Unit, Sql.ForEach($"""
            insert into haitang.case_counts as c (unit, status, confidential, cases) select s.id, {c.Key.Status}, {c.Key.Confidential}, {c.Value} from s
            on conflict (unit, status, confidential) do update set cases = c.cases + excluded.cases
            """))));
        into.AddEach(_finer.Where(c => c.Value != 0).Select(c => (c.Key.Unit, Sql.ForEach($"""
            insert into haitang.finer_case_counts as c (unit, category, channel, status, confidential, cases)
            select s.id, {c.Key.Category}, {c.Key.Channel}, {c.Key.Status}, {c.Key.Confidential}, {c.Value} from s
            on conflict (unit, category, channel, status, confidential) do update set cases = c.cases + excluded.cases
            """))));

        // Where nothing is left no row stays: else the rows would tell in which batches the events came.
        if (_finer.Count == 0) return;
        Guid[] units = [.. _finer.Keys.Select(c => c.Unit).Distinct()];
        into.Add(Sql.Of($"delete from haitang.case_counts where unit = any({units}) and cases = 0"));
        into.Add(Sql.Of($"delete from haitang.finer_case_counts where unit = any({units}) and cases = 0"));
    }

    private static void Add<TKey>(Dictionary<TKey, long> counts, TKey key, long by) where TKey : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + by;
}

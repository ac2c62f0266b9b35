using Haitang.Domain.Appeals;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Boards;

/// <summary>
/// Counts cases by unit and status, and by category and channel as well. A case counts for the unit that it was collected in and for
/// every unit that was above it then, as lists have it.
/// </summary>
public sealed class CaseCountsFold : IAsyncFold
{
    private readonly UnitTreeRows _units = new(() => Sql.Of($"haitang.counted_units"));

    internal const string FoldName = "case-counts";

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.case_counts", "haitang.finer_case_counts", "haitang.counted_cases", "haitang.counted_units"];

    public bool ReadsEnvelope => false;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var ours = events.Where(e => IsOfAppeal(e) || UnitTree.IsOurs(e.Type)).ToList();
        if (ours.Count == 0) return;
        var tree = await _units.ReadAsync(into, ct);
        var before = (await into.ReadAsync(
            CountedCase.Read([.. ours.Where(IsOfAppeal).Select(e => e.StreamId).Distinct()]), CountedCase.Of, ct)).ToDictionary(c => c.Id);
        var after = new Dictionary<Guid, CountedCase>(before);
        foreach (var recorded in ours)
        {
            var happened = EventCodec.Read(recorded);
            if (IsOfAppeal(recorded))
                after[recorded.StreamId] = CountedCase.Next(recorded.StreamId, after.GetValueOrDefault(recorded.StreamId), happened, tree);
            else tree.Take(recorded.StreamId, happened);
        }

        _units.Write(into);
        var changes = new CountChanges();
        var changed = after.Values.Where(c => c != before.GetValueOrDefault(c.Id)).ToList();
        foreach (var counted in changed)
        {
            if (before.GetValueOrDefault(counted.Id) is { } old) changes.Add(old, -1);
            changes.Add(counted, 1);
        }

        into.AddEach(changed.Select(counted => (counted.Id, counted.Write())));
        changes.Write(into);
    }

    public void Forget() => _units.Forget();

    private static bool IsOfAppeal(RecordedEvent recorded) => EventNames.IsOf<Appeal>(recorded.Type);
}

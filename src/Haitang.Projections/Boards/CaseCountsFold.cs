using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Boards;

/// <summary>
/// Counts cases by unit and status, and by category and channel as well. A case counts for the unit that it lies in and for every
/// unit above.
/// </summary>
/// <param name="directory">The organisation now.</param>
public sealed class CaseCountsFold(Func<CancellationToken, ValueTask<OrganisationDirectory>> directory) : IAsyncFold
{
    internal const string FoldName = "case-counts";

    public string Name => FoldName;

    public IReadOnlyList<string> Tables { get; } = ["haitang.case_counts", "haitang.finer_case_counts", "haitang.counted_cases"];

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var appeals = events.Where(e => EventNames.IsOf<Appeal>(e.Type)).ToList();
        if (appeals.Count == 0) return;
        var before = (await into.ReadAsync(
            CountedCase.Read([.. appeals.Select(e => e.StreamId).Distinct()]), CountedCase.Of, ct)).ToDictionary(c => c.Id);
        var after = new Dictionary<Guid, CountedCase>(before);
        foreach (var recorded in appeals)
            after[recorded.StreamId] = CountedCase.Next(recorded.StreamId, after.GetValueOrDefault(recorded.StreamId), EventCodec.Read(recorded));

        var changes = new CountChanges(await directory(ct));
        foreach (var counted in after.Values.Where(c => c != before.GetValueOrDefault(c.Id)))
        {
            if (before.GetValueOrDefault(counted.Id) is { } old) changes.Add(old, -1);
            changes.Add(counted, 1);
            into.Add(counted.Write());
        }

        foreach (var statement in changes.Statements()) into.Add(statement);
    }
}

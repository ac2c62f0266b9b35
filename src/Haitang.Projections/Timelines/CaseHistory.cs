using Haitang.EventLog;

namespace Haitang.Projections.Timelines;

/// <summary>Everything that happened to a case and its tickets, in the order of the log.</summary>
public sealed class CaseHistory(EventStore log)
{
    /// <param name="streams">The appeal and its tickets.</param>
    /// <param name="upTo">Only what stood at or before this position.</param>
    /// <param name="at">Only what was recorded by then.</param>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(
        IReadOnlyList<Guid> streams, long? upTo = null, DateTimeOffset? at = null, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry>();
        long? after = 0;
        while (after is { } from)
        {
            var page = await log.FetchStreamsAsync(streams, upTo, at, from, ct: cancel);
            entries.AddRange(page.Events.Select(HistoryEntry.Of));
            after = page.Next;
        }

        return entries;
    }
}

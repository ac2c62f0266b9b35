using Npgsql;

namespace Haitang.EventLog;

/// <summary>Reads the log for folds that stand at different positions; behind a full page the next one is read while the first is folded.</summary>
internal sealed class FoldPages(NpgsqlDataSource database, int size, bool envelope) : IAsyncDisposable
{
    private readonly SettledReader _reader = new(database, envelope);
    private long _aheadOf;
    private Task<IReadOnlyList<RecordedEvent>>? _ahead;

    /// <summary>Events are there that are not final yet.</summary>
    public bool IsWaiting => _reader.IsWaiting;

    /// <summary>The last page was full.</summary>
    public bool IsBehind => _ahead is not null;

    public async Task<IReadOnlyList<RecordedEvent>> ReadAsync(long after, CancellationToken ct)
    {
        // One reader, one query at a time.
        var (ahead, aheadOf) = (_ahead, _aheadOf);
        _ahead = null;
        var events = ahead is null ? null : await ahead;
        if (events is null || aheadOf != after) events = await _reader.ReadAsync(after, size, ct);
        if (events.Count == size) (_aheadOf, _ahead) = (events[^1].Position, _reader.ReadAsync(events[^1].Position, size, ct));
        return events;
    }

    /// <summary>Nobody wants the page any more that is still being read.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ahead is { } ahead) await ahead.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}

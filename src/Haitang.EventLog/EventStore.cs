using Npgsql;

namespace Haitang.EventLog;

/// <summary>The log: appends to streams and reads them. One instance per program; concurrent appends share round trips.</summary>
public sealed partial class EventStore : IAsyncDisposable
{
    /// <summary>Those just answered come back within it when they have to load in between; a flush of the disk takes as long.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMicroseconds(200);

    private readonly NpgsqlDataSource _database;
    private readonly Lane<AppendRequest, AppendAnswer> _lane;

    /// <summary>On a database opened by <see cref="EventStoreDataSource"/>.</summary>
    public EventStore(NpgsqlDataSource database)
    {
        _database = database;
        _lane = new(new AppendBatch(database).RunAsync, keys: request => request.Streams, gathering: Gathering);
    }

    /// <summary>
    /// Appends to one stream. A conflict is a result; an error of a row (23505 of a key, say) is a <see cref="PostgresException"/>
    /// for this caller alone. A cancellation took it out before it was sent. After any other exception the outcome is unknown.
    /// </summary>
    public ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken ct = default) => AppendAsync([append], ct);

    /// <summary>Whether what was to be appended may stand, or may yet come to stand, although this exception was the answer.</summary>
    public static bool IsOutcomeUnknown(Exception e) => e is not OperationCanceledException && !Outcome.IsRolledBack(e);

    /// <summary>Appends to several streams: all or nothing, in one transaction, in the order of the stream ids.</summary>
    public async ValueTask<AppendResult> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken ct = default)
    {
        var answer = await _lane.SendAsync(new AppendRequest(appends), ct);
        return answer.Unwrap();
    }

    /// <summary>Takes no more appends and returns when those under way are done.</summary>
    public ValueTask DisposeAsync() => _lane.DisposeAsync();
}

using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;

namespace Haitang.Web.Commands;

/// <summary>
/// The directory in memory. Every load names the edition in force, so that no decision uses an old one, nor one that was lost
/// with the server that had it.
/// </summary>
public sealed class DirectoryCache(DirectoryRows rows) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private DirectorySnapshot _latest = DirectorySnapshot.Empty;
    private long _begun;
    private long _latestRead;

    /// <summary>Organisation and deadlines of one moment: at this edition, or as they have come to be since.</summary>
    public async ValueTask<DirectorySnapshot> SnapshotAsync(long edition, CancellationToken cancel = default)
    {
        var begun = Interlocked.Read(ref _begun);
        if (Volatile.Read(ref _latest) is { } held && held.Edition == edition) return held;
        await _one.WaitAsync(cancel);
        try
        {
            // A higher number is not newer: it may be one that was lost. What was read since the question is new enough.
            if (_latest.Edition == edition || _latestRead > begun) return _latest;
            var read = Interlocked.Increment(ref _begun);
            Volatile.Write(ref _latest, await rows.ReadAsync(cancel));
            _latestRead = read;
            return _latest;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>As it is in the database now: for queries, which have no load to go with.</summary>
    public async ValueTask<DirectorySnapshot> SnapshotNowAsync(CancellationToken cancel = default) =>
        await SnapshotAsync(await rows.EditionAsync(cancel), cancel);

    /// <summary>The organisation of <see cref="SnapshotNowAsync"/>.</summary>
    public async ValueTask<OrganisationDirectory> NowAsync(CancellationToken cancel = default) =>
        (await SnapshotNowAsync(cancel)).Organisation;

    public void Dispose() => _one.Dispose();
}

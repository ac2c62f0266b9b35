using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;

namespace Haitang.Web.Commands;

/// <summary>The directory in memory. Every load names the edition in force, so that no decision uses an old one.</summary>
public sealed class DirectoryCache(DirectoryRows rows) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private DirectorySnapshot _latest = DirectorySnapshot.Empty;

    /// <summary>Organisation and deadlines at this edition or a later one, of one moment.</summary>
    public async ValueTask<DirectorySnapshot> SnapshotAsync(long edition, CancellationToken cancel = default)
    {
        if (Volatile.Read(ref _latest) is { } held && held.Edition >= edition && held.Edition > 0) return held;
        await _one.WaitAsync(cancel);
        try
        {
            if (_latest.Edition < edition || _latest.Edition == 0) Volatile.Write(ref _latest, await rows.ReadAsync(cancel));
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

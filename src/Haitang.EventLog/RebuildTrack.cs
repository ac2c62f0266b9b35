using System.Numerics;
using Npgsql;

namespace Haitang.EventLog;

/// <summary>One fold of a rebuild, with its connection and the tables that it fills.</summary>
internal sealed class RebuildTrack(NpgsqlDataSource database, IAsyncFold fold) : IAsyncDisposable
{
    private const int SwapAttempts = 20;
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RenewAfter = LeaseDuration / 4;
    private readonly Lease _lease = new(database, $"rebuild:{fold.Name}", Guid.NewGuid().ToString("N"), LeaseDuration);
    private readonly ShadowNames _names = new(fold.Tables);
    private NpgsqlConnection? _connection;
    private Task _writing = Task.CompletedTask;
    private long _renewAt;
    private uint _pages;

    public string Name => fold.Name;

    public async Task BeginAsync(CancellationToken ct)
    {
        if (!await _lease.TryTakeAsync(ct)) throw new InvalidOperationException($"{fold.Name} is being rebuilt already.");
        Renewed();
        fold.Forget();
        _connection = await database.OpenConnectionAsync(ct);
        await ShadowTables.CreateAsync(_connection, fold.Tables, ct);
    }

    /// <summary>Returns when the events are folded; the rows are still being written.</summary>
    public async Task TakeAsync(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        await _writing;
        // Tables that grow under statements which are prepared already: without new figures these would go on reading all of them.
        if (BitOperations.IsPow2(++_pages)) await ShadowTables.AnalyzeAsync(_connection!, fold.Tables, ct);
        await RenewAsync(ct);
        var batch = new FoldBatch(_connection!, _names);
        await fold.ApplyAsync(events, batch, ct);
        _writing = batch.WriteAsync(ct);
    }

    /// <summary>Puts the rows, which are filled to this position, in the place of the live ones.</summary>
    public async Task FinishAsync(long position, CancellationToken ct)
    {
        await _writing;
        await ShadowTables.FinishAsync(_connection!, fold.Tables, ct);
        await RenewAsync(ct);
        await new RebuildSwap(_connection!, fold, _names).RunAsync(position, SwapAttempts, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;
        // After a failure elsewhere it may still be at work; whether it failed too makes no difference then.
        await _writing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _connection.DisposeAsync();
        await _lease.ReleaseAsync(CancellationToken.None);
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        if (Environment.TickCount64 < _renewAt) return;
        if (!await _lease.TryTakeAsync(ct)) throw new InvalidOperationException($"The rebuild of {fold.Name} stood still for too long; another has begun.");
        Renewed();
    }

    private void Renewed() => _renewAt = Environment.TickCount64 + (long)RenewAfter.TotalMilliseconds;
}

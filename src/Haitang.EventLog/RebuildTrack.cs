using Npgsql;

namespace Haitang.EventLog;

/// <summary>One fold of a rebuild, with its connection and the tables that it fills.</summary>
internal sealed class RebuildTrack(NpgsqlDataSource database, IAsyncFold fold) : IAsyncDisposable
{
    private const int SwapAttempts = 20;

    /// <summary>
    /// Statements are planned while the tables are empty, and they grow: rows are found by their keys all the same, where else
    /// they would be read from end to end until somebody analyses the tables. And nobody need wait for the disk on behalf of
    /// tables that nobody uses yet: what a crash takes back is all of them.
    /// </summary>
    private const string Settings = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set synchronous_commit = off; set max_parallel_maintenance_workers = 0";
    private const string Reset = "reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin; reset synchronous_commit; reset max_parallel_maintenance_workers";
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RenewAfter = LeaseDuration / 4;
    private readonly Lease _lease = new(database, $"rebuild:{fold.Name}", Guid.NewGuid().ToString("N"), LeaseDuration);
    private readonly ShadowNames _names = new(fold.Tables);
    private NpgsqlConnection? _connection;
    private Task _writing = Task.CompletedTask;
    private long _renewAt;

    public string Name => fold.Name;

    public bool ReadsEnvelope => fold.ReadsEnvelope;

    public async Task BeginAsync(CancellationToken ct)
    {
        if (!await _lease.TryTakeAsync(ct)) throw new InvalidOperationException($"{fold.Name} is being rebuilt already.");
        Renewed();
        fold.Forget();
        _connection = await database.OpenConnectionAsync(ct);
        await ShadowTables.RunAsync(_connection, Settings, ct);
        await ShadowTables.CreateAsync(_connection, fold.Tables, ct);
    }

    /// <summary>Returns when the events are folded; the rows are still being written.</summary>
    public Task TakeAsync(IReadOnlyList<RecordedEvent> events, CancellationToken ct) => TakeAsync(events, mayHoldBack: true, ct);

    /// <summary>Writes what was held back, and makes the tables what the live ones are.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        await TakeAsync([], mayHoldBack: false, ct);
        await _writing;
        await ShadowTables.FinishAsync(_connection!, fold.Tables, ct);
    }

    /// <summary>Puts the rows, which are filled to this position, in the place of the live ones.</summary>
    public async Task SwapAsync(long position, CancellationToken ct)
    {
        await RenewAsync(ct);
        await new RebuildSwap(_connection!, fold, _names).RunAsync(position, SwapAttempts, ct);
    }

    private async Task TakeAsync(IReadOnlyList<RecordedEvent> events, bool mayHoldBack, CancellationToken ct)
    {
        await RenewAsync(ct);
        var batch = new FoldBatch(_connection!, _names, _writing, mayHoldBack);
        await fold.ApplyAsync(events, batch, ct);
        // No more than one batch waits for the one that is being written.
        await _writing;
        _writing = batch.WriteAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;
        // After a failure elsewhere it may still be at work; whether it failed too makes no difference then.
        await _writing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await using (_connection) await ResetAsync(_connection);
        await _lease.ReleaseAsync(CancellationToken.None);
    }

    /// <summary>Connections go back to the pool as they are, and no one that could not be reset may.</summary>
    private static async Task ResetAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.FullState is System.Data.ConnectionState.Open) await ShadowTables.RunAsync(connection, Reset, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // What the rebuild itself failed of is what its caller wants to hear.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        if (Environment.TickCount64 < _renewAt) return;
        if (!await _lease.TryTakeAsync(ct)) throw new InvalidOperationException($"The rebuild of {fold.Name} stood still for too long; another has begun.");
        Renewed();
    }

    private void Renewed() => _renewAt = Environment.TickCount64 + (long)RenewAfter.TotalMilliseconds;
}

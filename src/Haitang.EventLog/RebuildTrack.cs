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
    private const string Reset = "reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin; reset synchronous_commit; reset max_parallel_maintenance_workers; select pg_advisory_unlock_all()";

    /// <summary>Any fixed number: the class of the locks that rebuilds take.</summary>
    private const int RebuildLock = 482_173;

    private readonly ShadowNames _names = new(fold.Tables);
    private NpgsqlConnection? _connection;
    private Task _writing = Task.CompletedTask;

    public string Name => fold.Name;

    public bool ReadsEnvelope => fold.ReadsEnvelope;

    public async Task BeginAsync(CancellationToken ct)
    {
        _connection = await database.OpenConnectionAsync(ct);
        if (!await TryLockAsync(_connection, ct)) throw new InvalidOperationException($"{fold.Name} is being rebuilt already.");
        fold.Forget();
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
    public Task SwapAsync(long position, CancellationToken ct) =>
        new RebuildSwap(_connection!, fold, _names, new SettledReader(database)).RunAsync(position, SwapAttempts, ct);

    private async Task TakeAsync(IReadOnlyList<RecordedEvent> events, bool mayHoldBack, CancellationToken ct)
    {
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
    }

    /// <summary>
    /// Held by the session that fills the tables, so it cannot be lost while anything is still written into them: a rebuild that
    /// stands still keeps others out, and one whose session has ended writes no more.
    /// </summary>
    private async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Of($"select pg_try_advisory_lock({RebuildLock}, hashtext({fold.Name}))").ToCommand(connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Connections go back to the pool as they are, and no one that could not be reset may.</summary>
    private static async Task ResetAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.FullState.HasFlag(System.Data.ConnectionState.Open)) await ShadowTables.RunAsync(connection, Reset, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // What the rebuild itself failed of is what its caller wants to hear.
            NpgsqlConnection.ClearPool(connection);
        }
    }
}

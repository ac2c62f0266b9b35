using Npgsql;

namespace Haitang.EventLog;

/// <summary>One fold on its way through the log.</summary>
internal sealed class FoldTrack(NpgsqlDataSource database, Lease lease, IAsyncFold fold, long position)
{
    public IAsyncFold Fold => fold;

    public long Position { get; private set; } = position;

    /// <summary>At a poison event: stays there until its fault is cleared.</summary>
    public bool IsStopped { get; set; }

    /// <summary>There is a fault to clear when it gets past it.</summary>
    public bool HasFault { get; set; }

    /// <summary>Rests until then: the database could not serve it for the moment.</summary>
    public long RestsUntil { get; set; }

    public bool IsReady => !IsStopped && Environment.TickCount64 >= RestsUntil;

    /// <summary>Writes what the events change, with the progress.</summary>
    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        var to = events[^1].Position;
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            try
            {
                await ApplyAsync(connection, events, to, ct);
            }
            catch (PostgresException e)
            {
                Outcome.DropPreparedAfter(e, connection);
                throw;
            }

            (Position, HasFault) = (to, false);
        }
        catch
        {
            fold.Forget();
            throw;
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, long to, CancellationToken ct)
    {
        var batch = new FoldBatch(connection, names: null);
        batch.Add(FoldProgress.Advance(fold.Name, Position, to, lease));
        if (HasFault) batch.Add(FoldProgress.Clear(fold.Name));
        await fold.ApplyAsync(events, batch, ct);
        await batch.WriteAsync(ct);
    }

    /// <summary>Goes on from where the database says.</summary>
    public async Task CatchUpAsync(CancellationToken ct) => Position = await FoldProgress.PositionAsync(database, fold.Name, ct);
}

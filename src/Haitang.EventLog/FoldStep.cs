using Npgsql;

namespace Haitang.EventLog;

/// <summary>The same events for the folds that stand before them: what they change and their progress in one transaction.</summary>
/// <remarks>
/// It does not wait for the disk. Rows and progress go together, so a crash of the database at worst takes both back and the
/// events are folded again.
/// </remarks>
internal sealed class FoldStep(NpgsqlDataSource database, Lease lease, IReadOnlyList<FoldTrack> tracks)
{
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

            foreach (var track in tracks) (track.Position, track.HasFault) = (to, false);
        }
        catch
        {
            foreach (var track in tracks) track.Fold.Forget();
            throw;
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, long to, CancellationToken ct)
    {
        string[] names = [.. tracks.Select(track => track.Fold.Name)];
        var batch = new FoldBatch(connection, names: null);
        batch.Add(Sql.Of($"select set_config('synchronous_commit', 'off', true)"));
        batch.Add(FoldProgress.Advance(names, tracks[0].Position, to, lease));
        if (tracks.Any(track => track.HasFault)) batch.Add(FoldProgress.Clear(names));
        foreach (var track in tracks) await track.Fold.ApplyAsync(events, batch, ct);
        await batch.WriteAsync(ct);
    }
}

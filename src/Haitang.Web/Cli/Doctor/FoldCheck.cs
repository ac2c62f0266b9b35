using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Has a fold or reaction stopped at an event, or fallen far behind the log?</summary>
internal sealed class FoldCheck : IDatabaseCheck
{
    /// <summary>Some minutes of work for one that starts again.</summary>
    private const long Far = 100_000;

    public string Name => "folds";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            var folds = await ReadAsync(database, cancel);
            var stopped = folds.Where(fold => fold.Stopped is not null).Select(fold => $"{fold.Name} {fold.Stopped}").ToList();
            var lag = string.Join(", ", folds.Select(fold => $"{fold.Name} {fold.Lag}"));
            return stopped.Count > 0 ? Finding.Failed($"Stopped: {string.Join("; ", stopped)}. A repaired program tries again when it starts.")
                : folds.Any(fold => fold.Lag > Far) ? Finding.Warning($"Positions behind the log: {lag}")
                : folds.Count == 0 ? Finding.Ok("None has begun yet.")
                : Finding.Ok($"Positions behind the log: {lag}");
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Finding.Failed("There is no event log in this database yet.");
        }
    }

    private static async Task<List<Fold>> ReadAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select p.name, greatest(0, (select coalesce(max(seq_id), 0) from haitang.mt_events) - p.last_seq_id),
              'at position ' || f.position || ' (' || split_part(f.error, E'\n', 1) || ')'
            from haitang.mt_event_progression p left join haitang.fold_faults f on f.name = p.name order by p.name
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var folds = new List<Fold>();
        while (await row.ReadAsync(cancel)) folds.Add(new(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)));
        return folds;
    }

    /// <param name="Stopped">Where and why; null while it runs.</param>
    private sealed record Fold(string Name, long Lag, string? Stopped);
}

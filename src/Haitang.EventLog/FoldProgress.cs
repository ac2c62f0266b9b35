using Npgsql;

namespace Haitang.EventLog;

/// <summary>The progress and the faults of folds, as the database has them.</summary>
internal static class FoldProgress
{
    /// <summary>Moves with the rows, never back, and only so long as nobody else has come to lead. It is the first statement of the batch: whoever loses the race, or waits for a swap, holds no lock on the rows yet.</summary>
    public static Sql Advance(string[] folds, long from, long to, Lease lease) => Sql.Of(
        $"update haitang.mt_event_progression set last_seq_id = case when last_seq_id = {from} and {from} < {to} and {lease.IsOurs} then {to} end, last_updated = now() where name = any({folds})");

    /// <summary>Somebody else moved it, or leads now: the null raised 23502 and nothing was written.</summary>
    public static bool IsLostRace(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "mt_event_progression" };

    public static Sql Clear(params string[] folds) => Sql.Of($"delete from haitang.fold_faults where name = any({folds})");

    public static async Task<long> PositionAsync(NpgsqlDataSource database, string fold, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var begin = Sql.Of(
            $"insert into haitang.mt_event_progression(name, last_seq_id, last_updated) values ({fold}, {0L}, now()) on conflict do nothing").ToCommand(connection))
        {
            await begin.ExecuteNonQueryAsync(ct);
        }

        await using var command = Sql.Of($"select last_seq_id from haitang.mt_event_progression where name = {fold}").ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task RecordFaultAsync(NpgsqlDataSource database, string fold, RecordedEvent poison, Exception error, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"""
            insert into haitang.fold_faults(name, position, event_id, error) values ({fold}, {poison.Position}, {poison.Id}, {error.ToString()})
            on conflict (name) do update set position = excluded.position, event_id = excluded.event_id, error = excluded.error, failed_at = now()
            """).ToCommand(connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<IReadOnlyList<FoldStatus>> StatusAsync(NpgsqlDataSource database, string[] folds, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"""
            select n.name, coalesce(p.last_seq_id, 0), (select coalesce(max(seq_id), 0) from haitang.mt_events), p.last_updated,
                   f.position, f.event_id, f.error, f.failed_at
            from unnest({folds}) with ordinality n(name, place)
            left join haitang.mt_event_progression p on p.name = n.name
            left join haitang.fold_faults f on f.name = n.name
            order by n.place
            """).ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<FoldStatus>();
        while (await reader.ReadAsync(ct))
        {
            var fault = await reader.IsDBNullAsync(4, ct)
                ? null
                : new FoldFault(reader.GetInt64(4), reader.GetGuid(5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7));
            all.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset?>(3), fault));
        }

        return all;
    }
}

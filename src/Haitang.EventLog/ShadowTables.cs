using Npgsql;

namespace Haitang.EventLog;

/// <summary>Empty copies of a fold's tables in a schema beside, with the same columns, options, constraints and index names.</summary>
internal static class ShadowTables
{
    public static async Task CreateAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        await RunAsync(connection, $"create schema if not exists {ShadowNames.Schema}", ct);
        foreach (var live in tables)
        {
            var shadow = ShadowNames.Of(live);
            await RunAsync(connection, $"drop table if exists {shadow}", ct);
            await RunAsync(connection, $"create table {shadow} (like {live} including all excluding indexes)", ct);
            foreach (var statement in await LikenAsync(connection, live, shadow, ct)) await RunAsync(connection, statement, ct);
        }
    }

    /// <summary>Indexes that nothing depends on are made when the rows are there: a row that comes and changes need not keep them up.</summary>
    public static async Task FinishAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        foreach (var live in tables)
        {
            // Rows that changed on the way have left their earlier versions behind: they need not be looked at for each index.
            await RunAsync(connection, $"vacuum {ShadowNames.Of(live)}", ct);
            foreach (var statement in await IndexesAsync(connection, live, ShadowNames.Of(live), ct)) await RunAsync(connection, statement, ct);
        }

        await AnalyzeAsync(connection, tables, ct);
    }

    /// <summary>So that queries are planned well.</summary>
    public static async Task AnalyzeAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        foreach (var table in tables) await RunAsync(connection, $"analyze {ShadowNames.Of(table)}", ct);
    }

    /// <summary>Part of the caller's transaction.</summary>
    public static async Task SwapAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        await RunAsync(connection, $"lock table {string.Join(", ", tables)} in access exclusive mode", ct);
        foreach (var live in tables)
        {
            await RunAsync(connection, $"drop table {live}", ct);
            await RunAsync(connection, $"alter table {ShadowNames.Of(live)} set schema {live[..live.IndexOf('.', StringComparison.Ordinal)]}", ct);
        }
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Task<List<string>> LikenAsync(NpgsqlConnection connection, string live, string shadow, CancellationToken ct) => ReadAsync(
        connection,
        Sql.Of($"""
            select statement from (
                select 1 as step, format('alter table %s set (%s)', {shadow}, array_to_string(reloptions, ', ')) as statement
                from pg_class where oid = {live}::regclass and reloptions is not null
                union all
                select 2, format('alter table %s add constraint %I %s', {shadow}, conname, pg_get_constraintdef(oid))
                from pg_constraint where conrelid = {live}::regclass and contype in ('p', 'u', 'x', 'f')
                union all
                select 3, replace(pg_get_indexdef(i.indexrelid), format(' ON %s USING ', {live}), format(' ON %s USING ', {shadow}))
                from pg_index i where i.indrelid = {live}::regclass and i.indisunique
                and not exists (select from pg_constraint c where c.conrelid = i.indrelid and c.conindid = i.indexrelid)
            ) likeness order by step
            """), ct);

    private static Task<List<string>> IndexesAsync(NpgsqlConnection connection, string live, string shadow, CancellationToken ct) => ReadAsync(
        connection,
        Sql.Of($"""
            select replace(pg_get_indexdef(indexrelid), format(' ON %s USING ', {live}), format(' ON %s USING ', {shadow}))
            from pg_index where indrelid = {live}::regclass and not indisunique
            """), ct);

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, Sql query, CancellationToken ct)
    {
        await using var command = query.ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var statements = new List<string>();
        while (await reader.ReadAsync(ct)) statements.Add(reader.GetString(0));
        return statements;
    }
}

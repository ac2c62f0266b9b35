using System.Reflection;
using Npgsql;

namespace Haitang.EventLog;

/// <summary>Brings the database's tables to what the program expects.</summary>
public static class Schema
{
    /// <summary>Any fixed number: two programs that start at once migrate one after the other.</summary>
    private const long MigrationLock = 4_821_733_905;

    /// <summary>
    /// Applies the embedded <c>*.sql</c> scripts that the database has not seen, ordered by file name over all assemblies, in
    /// one transaction. An applied script is never run again: what must change later is a new script.
    /// </summary>
    public static async Task MigrateAsync(NpgsqlDataSource database, IEnumerable<Assembly> assemblies, CancellationToken ct = default)
    {
        var scripts = Scripts(assemblies.Prepend(typeof(Schema).Assembly).Distinct());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "set local lock_timeout = 0", ct);
        await RunAsync(connection, $"select pg_advisory_xact_lock({MigrationLock})", ct);
        await RunAsync(connection, "create schema if not exists haitang", ct);
        await RunAsync(connection, "create table if not exists haitang.schema_versions (name varchar primary key, applied_at timestamptz not null default now())", ct);
        foreach (var (name, resource) in scripts)
        {
            await using var record = Sql.Of($"insert into haitang.schema_versions(name) values ({name}) on conflict do nothing").ToCommand(connection);
            if (await record.ExecuteNonQueryAsync(ct) == 1) await RunAsync(connection, await resource.ReadAsync(ct), ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>The scripts that <see cref="MigrateAsync"/> would want applied, in order.</summary>
    public static IReadOnlyList<string> ScriptNames(IEnumerable<Assembly> assemblies) =>
        [.. Scripts(assemblies.Prepend(typeof(Schema).Assembly).Distinct()).Keys];

    /// <summary>The scripts that the database has seen; none for a database that was never migrated.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(NpgsqlDataSource database, CancellationToken ct = default)
    {
        try
        {
            await using var command = database.CreateCommand("select name from haitang.schema_versions order by name collate \"C\"");
            await using var reader = await command.ExecuteReaderAsync(ct);
            var names = new List<string>();
            while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
            return names;
        }
        catch (PostgresException never) when (never.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return [];
        }
    }

    private static SortedList<string, Script> Scripts(IEnumerable<Assembly> assemblies)
    {
        var scripts = new SortedList<string, Script>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
            {
                var name = resource[(resource.LastIndexOf('.', resource.Length - 5) + 1)..^4];
                if (!scripts.TryAdd(name, new Script(assembly, resource)))
                    throw new InvalidOperationException($"Two migration scripts are called {name}.sql: {resource} and {scripts[name].Resource}.");
            }
        }

        return scripts;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Script(Assembly Assembly, string Resource)
    {
        public async Task<string> ReadAsync(CancellationToken ct)
        {
            using var reader = new StreamReader(Assembly.GetManifestResourceStream(Resource)!);
            return await reader.ReadToEndAsync(ct);
        }
    }
}

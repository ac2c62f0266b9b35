using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>What the database holds of a demonstration city.</summary>
internal sealed class DemoLog(NpgsqlDataSource database)
{
    /// <summary>What does not belong to the city.</summary>
    private static readonly string[] Kept = ["schema_versions", "leases", "master_key_check", "data_protection_keys", "directory_edition", "mt_event_progression"];

    /// <summary>By the clock that will record it, to the minute.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select date_trunc('minute', clock_timestamp())");
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return row.GetFieldValue<DateTimeOffset>(0);
    }

    public async Task<bool> IsWholeAsync(CancellationToken cancel) => await IsAsync("exists (select from haitang.demo_city)", cancel);

    /// <summary>Nobody has worked in it: there is nothing but what the story told.</summary>
    public async Task<bool> IsUntouchedAsync(CancellationToken cancel) => await IsAsync(
        "not exists (select from haitang.mt_events e where e.correlation_id is distinct from (select correlation_id from haitang.mt_events order by seq_id limit 1))",
        cancel);

    public async Task FinishAsync(DemoStory story, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"insert into haitang.demo_city(mark) values ({story.Mark})").ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Throws away what was told. The edition of the directory goes on, so that nobody takes the next city's for one that he has; folds
    /// that run somewhere find their place moved.
    /// </summary>
    public async Task ClearAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var tables = Sql.Of($"""
            select string_agg(format('haitang.%I', tablename), ', ') from pg_tables where schemaname = 'haitang' and tablename <> all({Kept})
            """).ToCommand(connection);
        var all = (string)(await tables.ExecuteScalarAsync(cancel))!;
        await using var clear = new NpgsqlCommand(
            $"truncate {all} restart identity; alter sequence haitang.case_numbers restart; update haitang.mt_event_progression set last_seq_id = 0",
            connection);
        await clear.ExecuteNonQueryAsync(cancel);
    }

    private async Task<bool> IsAsync(string condition, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select " + condition);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}

using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// Sessions of ours whose client stands still, as a process that was stopped does: in the midst of a transaction that writes, or
/// full of notifications that it does not take. PostgreSQL waits for them for ever, and others wait for what they hold.
/// </summary>
internal static class StandingSessions
{
    /// <summary>Ends those that have stood so long. A bulk load takes its time between two rows.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> EndAsync(NpgsqlDataSource database, TimeSpan most, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"""
            select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid() and wait_event_type = 'Client'
              and greatest(query_start, state_change) < clock_timestamp() - make_interval(secs => {most.TotalSeconds})
              and (state = 'idle' and wait_event = 'ClientWrite' or state = 'active' and backend_xid is not null and query not ilike 'copy %')
            """).ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// The right to do something alone, until it expires by the database's clock: a process that stops loses it by itself. It
/// keeps others from useless work; what must never happen twice is guarded where it is written.
/// </summary>
public sealed class Lease(NpgsqlDataSource database, string name, string holder, TimeSpan duration)
{
    /// <summary>Takes or renews it. False: somebody else holds it.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"""
            insert into haitang.leases as l (name, holder, expires_at)
            values ({name}, {holder}, clock_timestamp() + make_interval(secs => {duration.TotalSeconds}))
            on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
            where l.holder = excluded.holder or l.expires_at < clock_timestamp()
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Goes on holding it. False: somebody else has taken it since, be it that theirs has expired too.</summary>
    public async Task<bool> TryRenewAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"""
            update haitang.leases set expires_at = clock_timestamp() + make_interval(secs => {duration.TotalSeconds})
            where name = {name} and holder = {holder}
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>A condition: nobody else has taken it, be it expired. Within a statement it guards what that one writes.</summary>
    public Sql IsOurs => Sql.Of($"exists (select from haitang.leases where name = {name} and holder = {holder})");

    /// <summary>Lets the next one in at once.</summary>
    public async Task ReleaseAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Of($"delete from haitang.leases where name = {name} and holder = {holder}").ToCommand(connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

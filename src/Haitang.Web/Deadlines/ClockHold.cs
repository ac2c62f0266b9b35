using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Deadlines;

/// <summary>
/// Keeps the clock from striking while data of the past are loaded: it would write what came due then with the time of now, between
/// them. Whoever loads strikes himself.
/// </summary>
public sealed class ClockHold : IAsyncDisposable
{
    /// <summary>A program that dies while it loads gives the clock back by itself.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    private readonly NpgsqlDataSource _database;
    private readonly string _holder = $"loading:{Environment.ProcessId}:{Guid.CreateVersion7():N}";

    private ClockHold(NpgsqlDataSource database) => _database = database;

    /// <summary>Takes the clock from whoever has it, for <see cref="Most"/>.</summary>
    public static async Task<ClockHold> TakeAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        var hold = new ClockHold(database);
        await hold.RenewAsync(cancel);
        return hold;
    }

    /// <summary>Keeps it for as long once more, and takes it back from whoever came in between.</summary>
    public async Task RenewAsync(CancellationToken cancel = default)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            insert into haitang.leases(name, holder, expires_at)
            values ({DeadlineClock.LeaseName}, {_holder}, clock_timestamp() + make_interval(secs => {Most.TotalSeconds}))
            on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
            """).ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async ValueTask DisposeAsync() =>
        await new Lease(_database, DeadlineClock.LeaseName, _holder, Most).ReleaseAsync();
}

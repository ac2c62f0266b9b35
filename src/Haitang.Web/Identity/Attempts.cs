using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>
/// Lockout: five failures, then a quarter of an hour. An attempt is counted before its password is looked at, so that many at
/// once get no more guesses than one after the other.
/// </summary>
public sealed class Attempts(NpgsqlDataSource database)
{
    public const int Most = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>Counts one; false while the person is locked out.</summary>
    public async Task<bool> CountAsync(Guid person, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            update haitang.users set
              access_failed_count = case when access_failed_count + 1 >= $2 then 0 else access_failed_count + 1 end,
              lockout_end = case when access_failed_count + 1 >= $2 then now() + $3 end
            where id = $1 and (lockout_end is null or lockout_end <= now())
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Locked });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>The password was right: nothing is held against the person.</summary>
    public async Task ForgiveAsync(Guid person, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "update haitang.users set access_failed_count = 0, lockout_end = null where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

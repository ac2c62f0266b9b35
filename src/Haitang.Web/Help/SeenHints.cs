using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Help;

/// <summary>Which first-time hints an account has put away. No fact of the city: it stands beside the log.</summary>
public sealed class SeenHints(NpgsqlDataSource database)
{
    public async Task<bool> IsSeenAsync(Guid account, string screen, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of(
            $"select exists (select from haitang.seen_hints where account = {account} and screen = {screen})").ToCommand(connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task PutAwayAsync(Guid account, string screen, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of(
            $"insert into haitang.seen_hints(account, screen) values ({account}, {screen}) on conflict do nothing").ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Every hint comes again.</summary>
    public async Task ForgetAsync(Guid account, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"delete from haitang.seen_hints where account = {account}").ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

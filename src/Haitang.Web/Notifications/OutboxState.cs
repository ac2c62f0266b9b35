using Npgsql;

namespace Haitang.Web.Notifications;

/// <summary>How the messages stand, for those who watch over them.</summary>
/// <param name="GivenUp">Dead letters: nobody took them in time.</param>
/// <param name="Oldest">How long the oldest of those that wait has waited.</param>
public sealed record OutboxState(long GivenUp, long Waiting, TimeSpan Oldest)
{
    public static async Task<OutboxState> ReadAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            select (select count(*) from haitang.outbox where given_up_at is not null),
                   (select count(*) from haitang.outbox where delivered_at is null and given_up_at is null),
                   (select coalesce(now() - min(created_at), interval '0') from haitang.outbox where delivered_at is null and given_up_at is null)
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<TimeSpan>(2));
    }
}

using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Messages that never arrived: given up, or waiting so long that the receiver must be away.</summary>
internal sealed class DeadLettersCheck : IDatabaseCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public string Name => "dead letters";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand("""
                select (select count(*) from haitang.outbox where given_up_at is not null),
                       (select count(*) from haitang.outbox where delivered_at is null and given_up_at is null),
                       (select coalesce(now() - min(created_at), interval '0') from haitang.outbox where delivered_at is null and given_up_at is null)
                """);
            await using var row = await command.ExecuteReaderAsync(cancel);
            await row.ReadAsync(cancel);
            return Of(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<TimeSpan>(2));
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Finding.Failed("There is no outbox in this database yet.");
        }
    }

    private static Finding Of(long givenUp, long waiting, TimeSpan oldest) =>
        givenUp > 0 ? Finding.Failed($"{givenUp} messages were given up (haitang.outbox, last_error says why); {waiting} wait. " +
            "One more attempt: update haitang.outbox set given_up_at = null where given_up_at is not null.")
        : oldest > Late ? Finding.Warning(FormattableString.Invariant($"{waiting} messages wait, the oldest for {oldest.TotalHours:0} h."))
        : Finding.Ok($"{waiting} messages wait; none was given up.");
}

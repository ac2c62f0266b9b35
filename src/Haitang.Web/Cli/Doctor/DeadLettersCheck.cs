using Haitang.Web.Notifications;
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
            return Of(await OutboxState.ReadAsync(database, cancel));
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Finding.Failed("There is no outbox in this database yet.");
        }
    }

    private static Finding Of(OutboxState state) =>
        state.GivenUp > 0 ? Finding.Failed($"{state.GivenUp} messages were given up (haitang.outbox, last_error says why); {state.Waiting} wait. " +
            "One more attempt: update haitang.outbox set given_up_at = null where given_up_at is not null.")
        : state.Oldest > Late ? Finding.Warning(FormattableString.Invariant($"{state.Waiting} messages wait, the oldest for {state.Oldest.TotalHours:0} h."))
        : Finding.Ok($"{state.Waiting} messages wait; none was given up.");
}

using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>A sequence behind the last position, as after a restore by hand, would give positions out twice.</summary>
internal sealed class SequenceCheck : IDatabaseCheck
{
    public string Name => "positions";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand(
                "select (select last_value from haitang.mt_events_sequence), (select coalesce(max(seq_id), 0) from haitang.mt_events)");
            await using var reader = await command.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            var (sequence, last) = (reader.GetInt64(0), reader.GetInt64(1));
            return sequence >= last
                ? Finding.Ok($"The last position is {last}, the sequence stands at {sequence}.")
                : Finding.Failed($"The sequence stands at {sequence}, behind the last position {last}: setval('haitang.mt_events_sequence', {last}).");
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Finding.Failed("There is no event log in this database yet.");
        }
    }
}

using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Commands;

/// <summary>The ids of accepted commands with their first answers.</summary>
public sealed class CommandKeys(NpgsqlDataSource database)
{
    /// <summary>The name of the constraint that a repeat runs into.</summary>
    public const string Constraint = "command_keys_pkey";

    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>The row that is written with the command's events.</summary>
    public static RowWrite Row(SentCommand sent, byte[] fingerprint, byte[] answer, DateTimeOffset at) => RowWrite.Of(Sql.ForEach($"""
        insert into haitang.command_keys(scope, id, fingerprint, stream, answer, at)
        select {sent.Scope}, {sent.Id}, {fingerprint}, s.id, {answer}, {at} from s
        """));

    /// <summary>The first answer to this id; null when it was never accepted.</summary>
    public async Task<CommandAnswer?> FirstAnswerAsync(SentCommand sent, byte[] fingerprint, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select fingerprint, stream, answer from haitang.command_keys where scope = $1 and id = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sent.Scope });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sent.Id });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        return row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(fingerprint)
            ? new CommandAnswer.Done(row.GetGuid(1), row.GetFieldValue<byte[]>(2), Repeated: true)
            : new CommandAnswer.KeyReused();
    }

    /// <summary>Forgets, in bounded bites, what is older than 30 days; returns how many went.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            delete from haitang.command_keys where (scope, id) in
              (select scope, id from haitang.command_keys where at < now() - $1 limit 5000)
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Remembered });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}

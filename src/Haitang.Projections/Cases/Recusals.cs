using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>回避: whom confidential cases concern.</summary>
public sealed class Recusals(NpgsqlDataSource database)
{
    /// <summary>Whether there is one that is kept from this reader.</summary>
    public async Task<bool> KeepOutAsync(Reader reader, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"select exists (select from haitang.case_rows where recused && {reader.Ids})").ToCommand(connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}

using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>回避: whom confidential cases concern.</summary>
public sealed class Recusals(NpgsqlDataSource database)
{
    /// <summary>A condition on rows called <c>c</c>: the case is not kept from this reader. Rows name nobody while it is not confidential.</summary>
    public static Sql NotKeptFrom(Reader reader) => Sql.Of($"(c.recused is null or not c.recused && {reader.Ids})");

    /// <summary>Whether there is one that is kept from this reader.</summary>
    public async Task<bool> KeepOutAsync(Reader reader, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"select exists (select from haitang.case_rows where recused && {reader.Ids})").ToCommand(connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}

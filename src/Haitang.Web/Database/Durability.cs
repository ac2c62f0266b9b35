using Npgsql;

namespace Haitang.Web.Database;

/// <summary>Settings, as they hold for our own connections, that can lose what was acknowledged.</summary>
internal static class Durability
{
    /// <summary>As <c>fsync = off</c>; empty when nothing can be lost.</summary>
    public static async Task<IReadOnlyList<string>> RisksAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var off = new List<string>();
        while (await reader.ReadAsync(cancel))
            off.Add($"{reader.GetString(0)} = {reader.GetString(1)}");
        return off;
    }
}

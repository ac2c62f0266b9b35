using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Settings, as they hold for our own connections, that can lose what was acknowledged.</summary>
internal sealed class DurabilityCheck : IDatabaseCheck
{
    public string Name => "durability";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var off = new List<string>();
        while (await reader.ReadAsync(cancel))
            off.Add($"{reader.GetString(0)} = {reader.GetString(1)}");
        return off.Count == 0
            ? Finding.Ok("fsync, full_page_writes and synchronous_commit are on.")
            : Finding.Failed($"Acknowledged data may be lost: {string.Join(", ", off)}");
    }
}

using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Without page checksums a disk that errs goes unnoticed.</summary>
internal sealed class ChecksumsCheck : IDatabaseCheck
{
    public string Name => "checksums";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select current_setting('data_checksums') = 'on', (select coalesce(sum(checksum_failures), 0)::bigint from pg_stat_database)");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetBoolean(0), reader.GetInt64(1)) switch
        {
            (true, 0) => Finding.Ok("Data checksums are on; no page has failed."),
            (true, var failures) => Finding.Failed($"{failures} pages failed their checksum: the disk errs, restore from a backup."),
            _ => Finding.Warning("Data checksums are off (pg_checksums --enable on a stopped server)."),
        };
    }
}

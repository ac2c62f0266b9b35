using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>One thread, one connection, 500 events at a time: read, take, write with the progress, again.</summary>
internal sealed class ReportLoop(NpgsqlDataSource database, long first)
{
    private const int Page = 500;

    public async Task RunAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await ReportsFold.BeginAsync(connection, "loop", first);
        for (var position = first; ;)
        {
            var rows = new ReportRows();
            var (before, read) = (position, 0);
            await using (var select = new NpgsqlCommand(
                "select seq_id, stream_id, version, type, data from haitang.mt_events where seq_id > $1 order by seq_id limit $2", connection)
            { Parameters = { Of(position), Of(Page) } })
            await using (var row = await select.ExecuteReaderAsync())
            {
                for (; await row.ReadAsync(); read++)
                {
                    position = row.GetInt64(0);
                    rows.Take(row.GetGuid(1), row.GetString(3), row.GetFieldValue<byte[]>(4));
                }
            }

            if (read == 0) return;
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("update haitang.mt_event_progression set last_seq_id = $1 where name = $2 and last_seq_id = $3")
            { Parameters = { Of(position), Of("loop"), Of(before) } });
            batch.BatchCommands.Add(new(ReportRows.Upsert) { Parameters = { Of(rows.Ids), Of(rows.Counts), Of(rows.Percents) } });
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}

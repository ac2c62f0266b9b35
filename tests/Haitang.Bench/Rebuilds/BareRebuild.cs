using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Bench.Rebuilds;

/// <summary>One thread, one connection, 500 events at a time: read and deserialise them, write as many rows as the read models have for them, again.</summary>
internal sealed class BareRebuild(NpgsqlDataSource database, long events, long rows)
{
    private const int Page = 500;

    public async Task RunAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var begin = new NpgsqlCommand("""
            create table if not exists public.bare_rows (id uuid primary key, n bigint not null, percent integer);
            truncate public.bare_rows
            """, connection))
        {
            await begin.ExecuteNonQueryAsync();
        }

        var (position, done, written) = (0L, 0L, 0L);
        while (true)
        {
            var read = 0;
            await using (var select = new NpgsqlCommand(
                "select seq_id, stream_id, version, type, data from haitang.mt_events where seq_id > $1 order by seq_id limit $2", connection)
            { Parameters = { Of(position), Of(Page) } })
            await using (var row = await select.ExecuteReaderAsync())
            {
                for (; await row.ReadAsync(); read++)
                {
                    position = row.GetInt64(0);
                    EventCodec.Read(row.GetString(3), row.GetFieldValue<byte[]>(4));
                }
            }

            if (read == 0) return;
            done += read;
            var due = (int)(((double)rows * done / events) - written);
            written += due;
            await using var write = new NpgsqlCommand(
                "insert into public.bare_rows as r (id, n, percent) select * from unnest($1, $2, $3) on conflict (id) do update set n = r.n + excluded.n, percent = excluded.percent",
                connection)
            { Parameters = { Of(Many(due, _ => Guid.NewGuid())), Of(Many(due, n => (long)n)), Of(Many(due, n => n % 100)) } };
            await write.ExecuteNonQueryAsync();
        }
    }

    private static T[] Many<T>(int count, Func<int, T> one) => [.. Enumerable.Range(0, count).Select(one)];

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}

using System.Globalization;
using Haitang.Projections.Events;
using Npgsql;
using NpgsqlTypes;

namespace Haitang.Bench.Rebuilds;

/// <summary>
/// Makes a long log of a short one: the told city's cases and tickets once more and again, under ids, numbers and keys of their
/// own. Up to fifteen cities live at the same time, so that the log is as dense as that of a real one.
/// </summary>
internal sealed class CityCopies
{
    private const int AtATime = 15;
    private readonly ToldCity _city;
    private readonly List<CopiedEvent> _events = [];
    private readonly List<(Guid Id, string Type, long Version)> _streams = [];
    private readonly Dictionary<Guid, byte[]> _keys = [];
    private int _cities;

    private CityCopies(ToldCity city) => _city = city;

    public static async Task<CityCopies> OfAsync(ToldCity city)
    {
        var copies = new CityCopies(city);
        await copies.ReadAsync();
        return copies;
    }

    /// <summary>Adds cities until the log has about so many events.</summary>
    public async Task GrowToAsync(long events)
    {
        await using var connection = await _city.Database.OpenConnectionAsync();
        while ((events - await CountAsync(connection)) / _events.Count is > 0 and var wanted)
        {
            int[] cities = [.. Enumerable.Range(_cities + 1, (int)Math.Min(AtATime, wanted))];
            _cities += cities.Length;
            await WriteAsync(connection, cities);
        }

        await using var vacuum = new NpgsqlCommand("vacuum analyze haitang.mt_events, haitang.mt_streams, haitang.case_keys", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync();
    }

    public static async Task<long> CountAsync(NpgsqlConnection connection)
    {
        await using var count = new NpgsqlCommand("select count(*) from haitang.mt_events", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task ReadAsync()
    {
        await using var connection = await _city.Database.OpenConnectionAsync();
        await using (var wrapped = new NpgsqlCommand("select id, wrapped from haitang.case_keys", connection))
        await using (var row = await wrapped.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) _keys[row.GetGuid(0)] = _city.Master.Unwrap(row.GetFieldValue<byte[]>(1), row.GetGuid(0));
        }

        await using (var streams = new NpgsqlCommand("select id, type, version from haitang.mt_streams where type in ('appeal', 'ticket')", connection))
        await using (var row = await streams.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) _streams.Add((row.GetGuid(0), row.GetString(1), row.GetInt64(2)));
        }

        var ours = _streams.Select(s => s.Id).ToHashSet();
        await using var events = new NpgsqlCommand("""
            select e.stream_id, e.version, e.type, e.data, e.timestamp, e.headers, s.case_id
            from haitang.mt_events e join haitang.stream_states s on s.id = e.stream_id where s.case_id is not null order by e.seq_id
            """, connection);
        await using var happened = await events.ExecuteReaderAsync();
        while (await happened.ReadAsync())
        {
            var @case = happened.GetGuid(6);
            _events.Add(new(
                happened.GetGuid(0), happened.GetInt64(1), happened.GetString(2), happened.GetFieldValue<byte[]>(3), happened.GetFieldValue<DateTimeOffset>(4),
                happened.GetFieldValue<byte[]>(5), @case, ours, new(@case, _keys[@case])));
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, int[] cities)
    {
        await using (var streams = await connection.BeginBinaryImportAsync("copy haitang.mt_streams(id, type, version, timestamp, created) from stdin (format binary)"))
        {
            foreach (var city in cities)
            {
                foreach (var (id, type, version) in _streams)
                {
                    await streams.StartRowAsync();
                    await streams.WriteAsync(CopiedEvent.In(city, id), NpgsqlDbType.Uuid);
                    await streams.WriteAsync(type, NpgsqlDbType.Varchar);
                    await streams.WriteAsync(version, NpgsqlDbType.Bigint);
                    await streams.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
                    await streams.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
                }
            }

            await streams.CompleteAsync();
        }

        await using (var keys = await connection.BeginBinaryImportAsync("copy haitang.case_keys(id, wrapped) from stdin (format binary)"))
        {
            foreach (var city in cities)
            {
                foreach (var (id, key) in _keys)
                {
                    var copied = CopiedEvent.In(city, id);
                    await keys.StartRowAsync();
                    await keys.WriteAsync(copied, NpgsqlDbType.Uuid);
                    await keys.WriteAsync(_city.Master.Wrap(key, copied), NpgsqlDbType.Bytea);
                }
            }

            await keys.CompleteAsync();
        }

        await using var log = await connection.BeginBinaryImportAsync("""
            copy haitang.mt_events(id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers, user_name)
            from stdin (format binary)
            """);
        foreach (var happened in _events)
        {
            foreach (var city in cities)
            {
                await log.StartRowAsync();
                await log.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await log.WriteAsync(CopiedEvent.In(city, happened.Stream), NpgsqlDbType.Uuid);
                await log.WriteAsync(happened.Version, NpgsqlDbType.Bigint);
                await log.WriteAsync(happened.DataIn(city, new CaseKey(CopiedEvent.In(city, happened.Case), _keys[happened.Case])), NpgsqlDbType.Jsonb);
                await log.WriteAsync(happened.Type, NpgsqlDbType.Varchar);
                await log.WriteAsync(happened.At, NpgsqlDbType.TimestampTz);
                await log.WriteAsync(city.ToString(CultureInfo.InvariantCulture), NpgsqlDbType.Varchar);
                await log.WriteAsync(Progress.Id, NpgsqlDbType.Varchar);
                await log.WriteAsync(happened.Headers, NpgsqlDbType.Jsonb);
                await log.WriteAsync(Progress.Id, NpgsqlDbType.Varchar);
            }
        }

        await log.CompleteAsync();
    }
}

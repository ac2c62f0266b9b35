using System.Text.Json;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

/// <summary>Knows nothing but the published storage format.</summary>
public sealed class MartenFormatTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task a_stream_is_read_and_folded_with_plain_sql()
    {
        var stream = await log.StreamAsync();
        await log.Store.AppendAsync(Append(stream, Expected.Version(1), [], Noon.AddMinutes(5), "accepted", "completed"));

        var texts = new List<string?>();
        await using var command = log.Database.CreateCommand(
            $"select version, data::text, type, headers->>'actor', correlation_id, causation_id, user_name, tenant_id, is_archived, mt_dotnet_type from haitang.mt_events where stream_id = '{stream}' order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            Assert.Equal(texts.Count + 1, reader.GetInt64(0));
            texts.Add(JsonDocument.Parse(reader.GetString(1)).RootElement.GetProperty("text").GetString());
            Assert.Equal(
                ("note_written", "a", "request-1", "command-1", "account-1", "*DEFAULT*", false, true),
                (reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetBoolean(8), await reader.IsDBNullAsync(9)));
        }

        Assert.Equal(["begun", "accepted", "completed"], texts);
        Assert.Equal(
            "note|3|2026-03-02 12:05:00|2026-03-02 12:00:00|*DEFAULT*|f",
            await log.AskAsync<string>($"select concat_ws('|', type, version, timestamp at time zone 'UTC', created at time zone 'UTC', tenant_id, is_archived) from haitang.mt_streams where id = '{stream}'"));
    }

    [Fact]
    public async Task the_columns_are_those_of_the_format()
    {
        Assert.Equal(
            """
            mt_event_progression: name varchar, last_seq_id int8, last_updated timestamptz
            mt_events: seq_id int8, id uuid, stream_id uuid, version int8, data jsonb, bdata bytea, type varchar, timestamp timestamptz, tenant_id varchar, mt_dotnet_type varchar, correlation_id varchar, causation_id varchar, headers jsonb, user_name varchar, is_archived bool
            mt_streams: id uuid, type varchar, version int8, timestamp timestamptz, created timestamptz, tenant_id varchar, is_archived bool
            """,
            await log.AskAsync<string>("""
                select string_agg(line, e'\n' order by line) from (
                    select table_name || ': ' || string_agg(column_name || ' ' || udt_name, ', ' order by ordinal_position) as line
                    from information_schema.columns where table_schema = 'haitang' and table_name like 'mt\_%' group by table_name) tables
                """));
    }

    [Fact]
    public async Task positions_come_from_an_uncached_sequence()
    {
        Assert.Equal(1L, await log.AskAsync<long>("select cache_size from pg_sequences where schemaname = 'haitang' and sequencename = 'mt_events_sequence'"));
    }
}

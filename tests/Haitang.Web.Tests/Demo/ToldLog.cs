using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Domain.Decisions;
using Haitang.Projections.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Demo;

/// <summary>A log as far as it does not depend on keys that are drawn at random: of a sealed text, its length.</summary>
internal static class ToldLog
{
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>An event a line, in the order of the log.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DemoHost host)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select id, stream_id, version, type, timestamp, headers - 'request', user_name, data from haitang.mt_events order by seq_id");
        await using var row = await command.ExecuteReaderAsync();
        var log = new List<string>();
        while (await row.ReadAsync())
        {
            var happened = EventCodec.Read(row.GetString(3), row.GetFieldValue<byte[]>(7));
            log.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.GetGuid(0)} {row.GetGuid(1)} {row.GetInt64(2)} {row.GetString(3)} {row.GetFieldValue<DateTimeOffset>(4):O} {row.GetString(5)} {row.GetString(6)} {JsonSerializer.Serialize(happened, happened.GetType(), Json)}"));
        }

        return log;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(EventCodec.Json);
        options.Converters.Insert(0, new LengthConverter());
        return options;
    }

    private sealed class LengthConverter : JsonConverter<FreeText>
    {
        public override FreeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, FreeText value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Sealed!.Length);
    }
}

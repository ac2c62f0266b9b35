using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Domain.Decisions;
using Haitang.EventLog;

namespace Haitang.Projections.Events;

/// <summary>Events and states as JSON, the way they stand in the log. Free texts are sealed while writing and stay sealed while reading.</summary>
public static class EventCodec
{
    /// <summary>The one set of JSON options of the log.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new SealedTextConverter(), new UtcConverter() },
    };

    public static byte[] Write(IEvent happened, CaseKey? key) => Sealing(key, () => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Json));

    public static IEvent Read(RecordedEvent recorded) => Read(recorded.Type, recorded.Data);

    public static IEvent Read(string type, ReadOnlySpan<byte> data) =>
        (IEvent)JsonSerializer.Deserialize(data, EventNames.TypeOf(type), Json)!;

    public static byte[] WriteState<TState>(TState state, CaseKey? key) => Sealing(key, () => JsonSerializer.SerializeToUtf8Bytes(state, Json));

    public static TState ReadState<TState>(ReadOnlySpan<byte> data) => JsonSerializer.Deserialize<TState>(data, Json)!;

    private static byte[] Sealing(CaseKey? key, Func<byte[]> write)
    {
        SealedTextConverter.Key = key;
        try
        {
            return write();
        }
        finally
        {
            SealedTextConverter.Key = null;
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Haitang.Domain.Decisions;
using Haitang.EventLog;

namespace Haitang.Projections.Events;

/// <summary>Events and states as JSON, the way they stand in the log. Free texts are sealed while writing and stay sealed while reading.</summary>
public static class EventCodec
{
    /// <summary>The one set of JSON options of the log.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new SealedTextConverter(), new UtcConverter() },
    };

    /// <param name="key">Null for streams without free text.</param>
    public static byte[] Write(IEvent happened, CaseKey? key)
    {
        SealedTextConverter.Key = key;
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Json);
        }
        finally
        {
            SealedTextConverter.Key = null;
        }
    }

    public static IEvent Read(RecordedEvent recorded) => recorded.Made(static r => Read(r.Type, r.Data));

    public static IEvent Read(string type, ReadOnlySpan<byte> data) =>
        (IEvent)JsonSerializer.Deserialize(data, EventNames.TypeOf(type), Json)!;

    /// <summary>A state holds no free text: no rule depends on one.</summary>
    public static byte[] WriteState<TState>(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, Json);

    public static TState ReadState<TState>(ReadOnlySpan<byte> data) => JsonSerializer.Deserialize<TState>(data, Json)!;
}

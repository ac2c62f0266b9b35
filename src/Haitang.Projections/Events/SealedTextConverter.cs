using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Domain.Decisions;

namespace Haitang.Projections.Events;

/// <summary>Writes a free text as base64 ciphertext under the key that is set for this write; without one a clear text is refused.</summary>
internal sealed class SealedTextConverter : JsonConverter<FreeText>
{
    // A serialisation runs on one thread from begin to end, and converters get no other context.
    [ThreadStatic]
    private static CaseKey? _key;

    internal static CaseKey? Key { set => _key = value; }

    public override FreeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FreeText.OfSealed(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, FreeText value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(
            value.Sealed ?? (_key ?? throw new InvalidOperationException("A free text would go into the log unsealed.")).Seal(value.Clear!));
}

/// <summary>Times stand in the log in UTC.</summary>
internal sealed class UtcConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Commands;

/// <summary>Commands as JSON, the way machines and forms send them: strict, free texts in clear.</summary>
public static class CommandJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new ClearTextConverter(), new RefConverter(), new PlaceConverter(),
        },
    };

    private sealed class ClearTextConverter : JsonConverter<FreeText>
    {
        public override FreeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FreeText.OfClear(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, FreeText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Clear);
    }

    private sealed class RefConverter : JsonConverter<Ref>
    {
        public override Ref Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Ref value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    /// <summary>A place is an object, or plain words, which count as detail.</summary>
    private sealed class PlaceConverter : JsonConverter<Place>
    {
        public override Place Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String) return new(null, FreeText.OfClear(reader.GetString()!));
            var form = JsonSerializer.Deserialize<PlaceForm>(ref reader, options)!;
            return new(form.Street, form.Detail);
        }

        public override void Write(Utf8JsonWriter writer, Place value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new PlaceForm(value.Street, value.Detail), options);
    }

    private sealed record PlaceForm(string? Street = null, FreeText? Detail = null);
}

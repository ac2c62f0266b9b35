using System.Text.Json;

namespace Haitang.Web.Commands;

/// <summary>The answer to an accepted command, as integrators read it.</summary>
/// <param name="Number">The case number; null for streams without one.</param>
/// <param name="Version">The stream's version after the command.</param>
/// <param name="Events">The written names of what happened.</param>
public sealed record AnswerBody(Guid Id, string? Number, long Version, IReadOnlyList<string> Events)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static AnswerBody Read(byte[] body) => JsonSerializer.Deserialize<AnswerBody>(body, Json)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

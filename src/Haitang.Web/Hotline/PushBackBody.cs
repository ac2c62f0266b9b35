using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Domain.Appeals;

namespace Haitang.Web.Hotline;

/// <summary>What the hotline is told.</summary>
/// <param name="ExternalRef">The hotline's own number.</param>
/// <param name="Number">Ours.</param>
/// <param name="At">When it happened.</param>
/// <param name="Words">One sentence in Chinese that the public may read.</param>
internal sealed record PushBackBody(string ExternalRef, string Number, AppealStatus State, DateTimeOffset At, string Words)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

using System.Security.Cryptography;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;

namespace Haitang.Web.Hotline;

/// <summary>More words on a case that was delivered before.</summary>
public sealed record HotlineSupplement(FreeText Text);

/// <summary>A case as the 12345 hotline delivers it.</summary>
/// <param name="ExternalRef">The hotline's own number.</param>
/// <param name="Kind">求助, 咨询, 投诉, 举报, 建议 – or a word that we do not know: the case is kept and the desk asks.</param>
public sealed record HotlineForm(
    string ExternalRef, DateTimeOffset ReceivedAt, string Kind, FreeText Title, FreeText Text, Contact? Caller = null, FreeText? Address = null,
    GeoPoint? Location = null, string? GridCode = null, string? CategoryCode = null, string? Urgency = null, bool Confidential = false)
{
    /// <summary>Tells whether a known number came with changed content. Says nothing about the content.</summary>
    public byte[] Content() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, CommandJson.Options));

    public override string ToString() => ExternalRef;
}

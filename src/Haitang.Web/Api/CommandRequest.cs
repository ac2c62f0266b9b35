using System.Security.Cryptography;
using System.Text;
using Haitang.Web.Database;

namespace Haitang.Web.Api;

/// <summary>What a request says about the command it carries: its id, the version that was seen, and what makes it the same request again.</summary>
/// <param name="CommandId">From <c>Idempotency-Key</c>, else new.</param>
/// <param name="ExpectedVersion">From <c>If-Match</c>.</param>
/// <param name="Body">As it came.</param>
/// <param name="IsNamed">The sender chose the id.</param>
public sealed record CommandRequest(Guid CommandId, bool IsNamed, long? ExpectedVersion, byte[] Fingerprint, ReadOnlyMemory<byte> Body)
{
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The key of a request; null without one, false for one that is none.</summary>
    public static bool TryReadKey(HttpContext http, out Guid? key)
    {
        key = null;
        if (!http.Request.Headers.TryGetValue(IdempotencyKey, out var given)) return true;
        if (!Guid.TryParse(given, out var id)) return false;
        key = id;
        return true;
    }

    public static IResult MalformedKey(HttpContext http) => Api.Problem.Of(StatusCodes.Status400BadRequest, "http.idempotency_key_malformed", http);

    /// <summary>The request, or the problem with its headers.</summary>
    public static async Task<(CommandRequest? Request, IResult? Problem)> ReadAsync(HttpContext http)
    {
        if (!TryReadKey(http, out var key)) return (null, MalformedKey(http));
        long? version = null;
        if (http.Request.Headers.IfMatch is [{ } match])
        {
            if (!long.TryParse(match.Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out var seen))
                return (null, Api.Problem.Of(StatusCodes.Status400BadRequest, "http.if_match_malformed", http));
            version = seen;
        }

        using var body = new MemoryStream();
        var deadline = RequestDeadline.Of(http);
        deadline?.Stand();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        deadline?.GoOn();
        var bytes = body.ToArray();
        var fingerprint = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"), .. bytes]);
        return (new(key ?? Guid.CreateVersion7(), key is not null, version, fingerprint, bytes), null);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Haitang.Web.Hotline;

/// <summary>Proves to the receiver that the body is ours and when it was sent: <c>t=unix,v1=HMAC-SHA256 of "t.body"</c>.</summary>
internal static class PushBackSignature
{
    public const string Header = "X-Haitang-Signature";

    public static string Of(ReadOnlySpan<byte> body, string secret, DateTimeOffset at)
    {
        var t = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(t + "."), .. body];
        return $"t={t},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}

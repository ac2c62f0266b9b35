using System.Buffers.Text;
using System.Security.Cryptography;

namespace Haitang.Web.Identity;

/// <summary>The secret of an API key: 256 random bits, written <c>htk_</c> and base64url. It is shown once and kept nowhere.</summary>
public sealed class ApiKeySecret
{
    private const string Mark = "htk_";
    private const int Size = 32;
    private const int Shown = 8;
    private readonly byte[] _secret;

    private ApiKeySecret(byte[] secret) => _secret = secret;

    /// <summary>By which it is known in the database.</summary>
    public byte[] Hash => SHA256.HashData(_secret);

    /// <summary>Enough to tell keys apart on a list, and no help in guessing one.</summary>
    public string Prefix => Reveal()[..(Mark.Length + Shown)];

    public static ApiKeySecret New() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Null for what is no key.</summary>
    public static ApiKeySecret? Parse(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Mark.Length))) return null;
        var secret = new byte[Size];
        return Base64Url.TryDecodeFromChars(text.AsSpan(Mark.Length), secret, out var written) && written == Size ? new(secret) : null;
    }

    /// <summary>The whole key, for the one who asked for it.</summary>
    public string Reveal() => Mark + Base64Url.EncodeToString(_secret);

    /// <summary>Never the key: it must not slip into a log line.</summary>
    public override string ToString() => Prefix + "…";
}

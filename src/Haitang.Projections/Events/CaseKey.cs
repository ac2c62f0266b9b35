using System.Security.Cryptography;
using System.Text;
using Haitang.Domain.Decisions;

namespace Haitang.Projections.Events;

/// <summary>The key of one case: seals and opens its free texts with AES-256-GCM. Whoever holds no key reads nothing.</summary>
public sealed class CaseKey
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Guid _case;
    private readonly byte[] _key;

    /// <summary>A case with its 32 bytes of key.</summary>
    /// <param name="case">The case's stream id; bound into every ciphertext, so that none can be moved to another case.</param>
    public CaseKey(Guid @case, byte[] key) => (_case, _key) = (@case, key);

    /// <summary>Nonce, ciphertext, tag.</summary>
    public byte[] Seal(string text) => Seal(Encoding.UTF8.GetBytes(text));

    /// <summary>Nonce, ciphertext, tag.</summary>
    public byte[] Seal(ReadOnlySpan<byte> clear)
    {
        var output = new byte[NonceSize + clear.Length + TagSize];
        var nonce = output.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, clear, output.AsSpan(NonceSize, clear.Length), output.AsSpan(NonceSize + clear.Length), _case.ToByteArray());
        return output;
    }

    public string Open(ReadOnlySpan<byte> ciphertext) => Encoding.UTF8.GetString(OpenBytes(ciphertext));

    public byte[] OpenBytes(ReadOnlySpan<byte> ciphertext)
    {
        var clear = new byte[ciphertext.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(ciphertext[..NonceSize], ciphertext[NonceSize..^TagSize], ciphertext[^TagSize..], clear, _case.ToByteArray());
        return clear;
    }

    /// <summary>The text, opened if it is sealed.</summary>
    public string Open(FreeText text) => text.Clear ?? Open(text.Sealed);
}

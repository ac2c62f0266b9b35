using System.Security.Cryptography;
using System.Text;

namespace Haitang.Web.Privacy;

/// <summary>
/// The key that wraps all other keys. It lies in a file outside the database and its backups: whoever has one of the two
/// reads nothing.
/// </summary>
public sealed class MasterKey
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _wrapping;
    private readonly byte[] _linking;

    /// <summary>From 32 bytes of key.</summary>
    public MasterKey(byte[] key)
    {
        if (key.Length != KeySize) throw new ArgumentException("A master key has 32 bytes.", nameof(key));
        _wrapping = Derive(key, "wrap");
        _linking = Derive(key, "link");
        Proof = Derive(key, "proof");
    }

    /// <summary>Tells master keys apart and says nothing about them.</summary>
    public byte[] Proof { get; }

    /// <summary>Reads the key from the file, or makes one there, readable by its owner only.</summary>
    public static MasterKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize))));
            file.Flush(flushToDisk: true);
        }

        return new MasterKey(Convert.FromBase64String(File.ReadAllText(path).Trim()));
    }

    /// <summary>Encrypts a key; the owner's id is bound into it.</summary>
    public byte[] Wrap(byte[] key, Guid owner)
    {
        var output = new byte[NonceSize + key.Length + TagSize];
        RandomNumberGenerator.Fill(output.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_wrapping, TagSize);
        aes.Encrypt(output.AsSpan(0, NonceSize), key, output.AsSpan(NonceSize, key.Length), output.AsSpan(NonceSize + key.Length), owner.ToByteArray());
        return output;
    }

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, Guid owner)
    {
        var key = new byte[wrapped.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_wrapping, TagSize);
        aes.Decrypt(wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..], key, owner.ToByteArray());
        return key;
    }

    /// <summary>The same text gives the same value, which tells nothing about the text without this key.</summary>
    public byte[] Link(string text) => HMACSHA256.HashData(_linking, Encoding.UTF8.GetBytes(text));

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeySize, info: Encoding.ASCII.GetBytes("haitang:" + purpose));
}

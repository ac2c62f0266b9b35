using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Haitang.Domain.Decisions;

/// <summary>UUIDv5 (RFC 9562): the same name in the same namespace always gives the same id.</summary>
public static class NameBasedId
{
    public static Guid Of(Guid space, int ordinal) => Of(space, ordinal.ToString(CultureInfo.InvariantCulture));

    public static Guid Of(Guid space, string name)
    {
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(name.Length)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // UUIDv5 is defined with SHA-1; it names, it does not protect.
        SHA1.HashData(input[..length], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The chunks of a PNG file, one after the other, each with its checksum verified.</summary>
internal ref struct PngReader(ReadOnlySpan<byte> file)
{
    private const int Frame = 12;
    private readonly ReadOnlySpan<byte> _file = file;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public int Start { get; private set; }

    public int End { get; private set; } = Signature.Length;

    /// <summary>Four letters.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>A decoder must know it; others may be left out.</summary>
    public readonly bool IsCritical => (Type[0] & 0x20) == 0;

    /// <summary>False when no whole chunk follows.</summary>
    public bool Next()
    {
        var rest = _file[End..];
        if (rest.Length < Frame) return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > (uint)(rest.Length - Frame)) return false;
        (Start, End) = (End, End + Frame + (int)length);
        Type = rest.Slice(4, 4);
        Data = rest.Slice(8, (int)length);
        foreach (var letter in Type)
        {
            if (!char.IsAsciiLetter((char)letter)) return false;
        }

        return Crc32.Of(rest.Slice(4, 4 + (int)length)) == BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
    }
}

using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The one EXIF entry that changes how a picture looks: 1 is upright, 2 to 8 are mirrored and turned (EXIF 2.3, tag 0x0112).</summary>
internal static class ExifOrientation
{
    /// <summary>Of what <see cref="Write"/> writes.</summary>
    public const int Size = 32;

    private const int EntrySize = 12;
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;

    public static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    public static bool IsQuarterTurn(byte orientation) => orientation is >= 5 and <= 8;

    /// <summary>Null when it says nothing that can be understood: it is dropped anyway, so that is no damage.</summary>
    public static byte? Read(ReadOnlySpan<byte> payload)
    {
        var tiff = payload[Mark.Length..];
        if (tiff.Length < 8) return null;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8)) return null;
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > (uint)tiff.Length - 2) return null;

        var entries = tiff[((int)first + 2)..];
        for (var left = U16(tiff[(int)first..], little); left > 0 && entries.Length >= EntrySize; left--, entries = entries[EntrySize..])
        {
            if (U16(entries, little) != Tag || U16(entries[2..], little) != Short) continue;
            var value = U16(entries[8..], little);
            return value is >= 1 and <= 8 ? (byte)value : null;
        }

        return null;
    }

    /// <summary>An EXIF payload with nothing but the orientation.</summary>
    public static byte[] Write(byte orientation) =>
    [
        .. Mark, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> from, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
}

using System.Buffers.Binary;
using System.Text;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>WebP files by hand. All show 16 × 8 pixels.</summary>
internal static class TestWebp
{
    public const byte Icc = 0x20;
    public const byte Alpha = 0x10;
    public const byte Exif = 0x08;
    public const byte Xmp = 0x04;
    public const byte Animation = 0x02;

    public static byte[] LosslessPixels { get; } = Chunk("VP8L", Convert.FromBase64String("""
        Lw/AAQD/QyRAIl/w/0mrfSIEAoQcWdKkzj/ZAEVhdkdYq8wSSm2WePuhwEEAAASqKtu2bdu2bdt2Ef0PAILAECgMjkCi0BgsDg8gksgUKo3OYLLYHC6PTxCK
        xBKpTK5QqtQarU4vMJrMFqvN7nC63B6vz28IhsKRaCyeSKbSmWwuHyiWypVqrd5ottqdbq9fGI7Gk+lsvliu1pvtbj84ns6X6+3+eL7en+/vfw==
        """));

    public static byte[] LossyPixels { get; } = Chunk("VP8 ", Convert.FromBase64String(
        "UAIAnQEqEAAIAALATCWwAnQKv+q8SvWRntEAAP7zObj/IRpiqvZtcPzokUs5JrtwWrbgZJ2ehklFQjbUAej+v/peP5ZQkz6ZftT/32VxKgAAAA=="));

    public static byte[] Transparency { get; } = Chunk("ALPH", Convert.FromBase64String("AX8gFkx25i+dQkSkDgYBIFGIJZZYYoklllgWWCCi/wHK6e4P"));

    public static byte[] Lossless { get; } = File(LosslessPixels);

    public static byte[] Lossy { get; } = File(LossyPixels);

    public static byte[] Transparent { get; } = File(Extended(Alpha), Transparency, LossyPixels);

    public static byte[] Extended(byte flags, int width = 16, int height = 8)
    {
        var data = new byte[10];
        data[0] = flags;
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(4), width - 1);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(7), (ushort)(height - 1));
        data[9] = (byte)((height - 1) >> 16);
        return Chunk("VP8X", data);
    }

    public static byte[] Chunk(string type, params ReadOnlySpan<byte> data) =>
        [.. Encoding.ASCII.GetBytes(type), .. Little(data.Length), .. data, .. new byte[data.Length % 2]];

    public static byte[] File(params IEnumerable<byte[]> chunks)
    {
        byte[] all = [.. chunks.SelectMany(c => c)];
        return [.. "RIFF"u8, .. Little(4 + all.Length), .. "WEBP"u8, .. all];
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

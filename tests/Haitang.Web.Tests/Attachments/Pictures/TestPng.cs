using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>PNG files by hand.</summary>
internal static class TestPng
{
    public static byte[] Signature => [0x89, .. "PNG\r\n\x1a\n"u8];

    /// <summary>4 × 3 pixels with transparency, and nothing that could go.</summary>
    public static byte[] Clean { get; } = File(Header(4, 3), Pixels(4, 3, bytesPerPixel: 4), End);

    /// <summary>4 × 3 pixels out of a palette of two, one of them transparent.</summary>
    public static byte[] Palette { get; } = File(
        Header(4, 3, colour: 3), Chunk("PLTE", 255, 0, 0, 0, 0, 255), Chunk("tRNS", 128), Pixels(4, 3, bytesPerPixel: 1), End);

    public static byte[] End => Chunk("IEND");

    public static byte[] File(params IEnumerable<byte[]> chunks) => [.. Signature, .. chunks.SelectMany(c => c)];

    public static byte[] Header(int width, int height, byte depth = 8, byte colour = 6)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9]) = (depth, colour);
        return Chunk("IHDR", data);
    }

    public static byte[] Pixels(int width, int height, int bytesPerPixel)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width * bytesPerPixel; x++) zlib.WriteByte((byte)(bytesPerPixel == 1 ? (x + y) % 2 : (x * 16) + (y * 5)));
            }
        }

        return Chunk("IDAT", packed.ToArray());
    }

    public static byte[] Chunk(string type, params ReadOnlySpan<byte> data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big((uint)data.Length), .. checkedPart, .. Big(Checksum(checkedPart))];
    }

    /// <summary>Makes every checksum right again, so that a mutation reaches what lies behind them.</summary>
    public static byte[] WithTrueChecksums(byte[] file)
    {
        for (long at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (at + 12 + length > file.Length) break;
            var checkedPart = file.AsSpan((int)at + 4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)(at + 8 + length)), Checksum(checkedPart));
            at += 12 + length;
        }

        return file;
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Bit by bit, as the standard has it: another way than the code under test.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}

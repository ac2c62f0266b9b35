using System.Buffers.Binary;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>JPEG files by hand.</summary>
internal static class TestJpeg
{
    public const byte Com = 0xFE;
    public const byte App0 = 0xE0;
    public const byte App1 = 0xE1;
    public const byte App2 = 0xE2;
    public const byte App14 = 0xEE;
    public const byte Sof0 = 0xC0;
    public const byte Sof2 = 0xC2;
    public const byte Dht = 0xC4;
    public const byte Sos = 0xDA;
    public const byte Dqt = 0xDB;

    /// <summary>16 × 8 pixels, baseline, with a JFIF mark and nothing else that could go.</summary>
    public static readonly byte[] Clean = Convert.FromBase64String("""
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/
        2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QA
        FgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAGhAAAQUBAAAAAAAAAAAAAAAA8AAEBiIxUf/EABQBAQAAAAAAAAAAAAAAAAAAAAT/xAAZEQACAwEAAAAAAAAAAAAA
        AAAAAwQFIVH/2gAMAwEAAhEDEQA/AJG8eygHNRvH8oBwiK6U3oSumOzT/9k=
        """);

    private const int JfifEnd = 20;

    public static byte[] Soi => [0xFF, 0xD8];

    public static byte[] Eoi => [0xFF, 0xD9];

    /// <summary>The clean picture with more segments after its JFIF mark.</summary>
    public static byte[] With(params IEnumerable<byte[]> segments) => [.. Clean[..JfifEnd], .. segments.SelectMany(s => s), .. Clean[JfifEnd..]];

    public static byte[] Segment(byte marker, params ReadOnlySpan<byte> payload)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(payload.Length + 2));
        return [0xFF, marker, .. length, .. payload];
    }

    public static byte[] Exif(byte[] tiff) => Segment(App1, [.. "Exif\0\0"u8, .. tiff]);

    public static byte[] Frame(byte marker, ushort width, ushort height) =>
        Segment(marker, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0);

    /// <summary>8 × 8 pixels of grey in two scans, a table and whatever is given between them.</summary>
    public static byte[] Progressive(params IEnumerable<byte[]> between)
    {
        const byte dc = 0x00;
        const byte ac = 0x10;
        return
        [
            .. Soi, .. Segment(Dqt, [0, .. Enumerable.Repeat((byte)16, 64)]), .. Frame(Sof2, 8, 8),
            .. Segment(Dht, [dc, .. OneCode]), .. Segment(Sos, 1, 1, 0x00, 0, 0, 0), 0x7F,
            .. between.SelectMany(b => b),
            .. Segment(Dht, [ac, .. OneCode]), .. Segment(Sos, 1, 1, 0x00, 1, 63, 0), 0x7F,
            .. Eoi,
        ];
    }

    /// <summary>One code of one bit: no difference, or end of block.</summary>
    private static byte[] OneCode => [1, .. new byte[15], 0];
}

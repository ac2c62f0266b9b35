using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Demo;

/// <summary>A drawn picture in the place of a photo: plain rectangles, one over the other.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Shapes">Each <c>x y width height rrggbb</c>.</param>
internal sealed record DemoPicture(int Width, int Height, IReadOnlyList<string> Shapes)
{
    /// <summary>A dripping tap, a shop front, full bins, a hole in the road, dark street lamps.</summary>
    public static IReadOnlyList<DemoPicture> All { get; } = DemoFile.Read<DemoPicture[]>("demo-pictures");

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public Picture Draw() =>
        PictureCheck.Of(Png()) is PictureCheck.Fit fit ? fit.Picture : throw new InvalidOperationException("The drawn picture is no PNG.");

    private byte[] Png()
    {
        // 8 bits, true colour, no interlace; each line begins with its filter: none.
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2);
        using var png = new MemoryStream();
        png.Write(Signature);
        Write(png, "IHDR"u8, header);
        Write(png, "IDAT"u8, Compress(Lines()));
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Lines()
    {
        var line = 1 + (Width * 3);
        var lines = new byte[line * Height];
        foreach (var shape in Shapes)
        {
            if (shape.Split(' ') is not [var x, var y, var width, var height, var colour]) throw new FormatException(shape);
            var rgb = Convert.FromHexString(colour);
            for (var row = Int(y); row < Int(y) + Int(height); row++)
            {
                for (var column = Int(x); column < Int(x) + Int(width); column++) rgb.CopyTo(lines, (row * line) + 1 + (column * 3));
            }
        }

        return lines;
    }

    private static int Int(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    private static byte[] Compress(byte[] lines)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal)) zlib.Write(lines);
        return compressed.ToArray();
    }

    private static void Write(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of([.. type, .. data]));
        png.Write(number);
    }
}

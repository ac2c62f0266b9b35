using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>IHDR: size, and how a pixel is coded.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PngHeader(PictureSize Size, PngColour Colour, byte Depth)
{
    public static bool TryRead(ReadOnlySpan<byte> data, out PngHeader header)
    {
        header = default;
        if (data.Length != 13 || data[10] != 0 || data[11] != 0 || data[12] > 1) return false;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        if (PictureSize.Of(width, height) is not { } size) return false;
        header = new(size, (PngColour)data[9], data[8]);
        return header.HasKnownDepth;
    }

    private bool HasKnownDepth => Colour switch
    {
        PngColour.Grey => Depth is 1 or 2 or 4 or 8 or 16,
        PngColour.Palette => Depth is 1 or 2 or 4 or 8,
        PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => Depth is 8 or 16,
        _ => false,
    };

    public bool AllowsPalette(int length) =>
        Colour is PngColour.Palette or PngColour.Rgb or PngColour.Rgba
        && length % 3 == 0 && length / 3 is >= 1 and <= 256
        && (Colour is not PngColour.Palette || length / 3 <= 1 << Depth);

    /// <summary>Whether tRNS may have this length.</summary>
    /// <param name="length">Its bytes.</param>
    /// <param name="palette">Entries of the palette; 0 without one.</param>
    public bool AllowsTransparency(int length, int palette) => Colour switch
    {
        PngColour.Grey => length == 2,
        PngColour.Rgb => length == 6,
        PngColour.Palette => length >= 1 && length <= palette,
        _ => false,
    };
}

/// <summary>Written as a byte in IHDR.</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

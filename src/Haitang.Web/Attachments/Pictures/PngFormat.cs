using System.Diagnostics.CodeAnalysis;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>Keeps header, palette, transparency and pixels. Texts, times, EXIF, profiles, the other frames of an animation and all that stands behind the end go.</summary>
internal sealed class PngFormat : PictureFormat
{
    public override string MediaType => "image/png";

    public override string Extension => "png";

    internal override bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(PngReader.Signature);

    internal override bool TryReadSize(ReadOnlySpan<byte> file, out PictureSize size)
    {
        var reader = new PngReader(file);
        var read = TryReadHeader(ref reader, out var header);
        size = header.Size;
        return read;
    }

    internal override bool TryFilter(ReadOnlySpan<byte> file, [NotNullWhen(true)] out PictureParts? parts)
    {
        parts = new PictureParts();
        var reader = new PngReader(file);
        if (!TryReadHeader(ref reader, out var header)) return false;
        parts.Keep(0, reader.End);

        var (palette, transparent, pixels) = (0, false, Pixels.Awaited);
        while (reader.Next())
        {
            if (reader.Type.SequenceEqual("IDAT"u8))
            {
                if (pixels is Pixels.Ended || (header.Colour is PngColour.Palette && palette == 0)) return false;
                pixels = Pixels.Begun;
            }
            else
            {
                if (pixels is Pixels.Begun) pixels = Pixels.Ended;
                if (reader.Type.SequenceEqual("IEND"u8))
                {
                    parts.Keep(reader.Start, reader.End);
                    return pixels is Pixels.Ended && reader.Data.IsEmpty;
                }

                if (reader.Type.SequenceEqual("PLTE"u8))
                {
                    if (palette > 0 || transparent || pixels is not Pixels.Awaited || !header.AllowsPalette(reader.Data.Length)) return false;
                    palette = reader.Data.Length / 3;
                }
                else if (reader.Type.SequenceEqual("tRNS"u8))
                {
                    if (transparent || pixels is not Pixels.Awaited || !header.AllowsTransparency(reader.Data.Length, palette)) return false;
                    transparent = true;
                }
                else
                {
                    if (reader.IsCritical) return false;
                    continue;
                }
            }

            parts.Keep(reader.Start, reader.End);
        }

        return false;
    }

    private static bool TryReadHeader(ref PngReader reader, out PngHeader header)
    {
        header = default;
        return reader.Next() && reader.Type.SequenceEqual("IHDR"u8) && PngHeader.TryRead(reader.Data, out header);
    }

    /// <summary>They stand in one run of chunks.</summary>
    private enum Pixels
    {
        Awaited,
        Begun,
        Ended,
    }
}

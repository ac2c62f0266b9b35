using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>Still WebP pictures. Keeps the pixels and their transparency; EXIF, XMP, profiles, unknown chunks and all that stands behind the container go.</summary>
internal sealed class WebpFormat : PictureFormat
{
    private const byte AlphaFlag = 0x10;
    private const byte AnimationFlag = 0x02;
    private const int FlagsAt = WebpReader.HeaderSize + 8;

    public override string MediaType => "image/webp";

    public override string Extension => "webp";

    internal override bool Begins(ReadOnlySpan<byte> file) =>
        file.Length > FlagsAt && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) && !IsAnimated(file);

    internal override bool TryReadSize(ReadOnlySpan<byte> file, out PictureSize size)
    {
        size = default;
        if (!WebpReader.TryOpen(file, out var reader) || !reader.Next()) return false;
        return IsExtended(reader.Type) ? WebpBitstream.TryReadExtended(reader.Data, out size)
            : IsPixels(reader.Type) && WebpBitstream.TryRead(reader.Type, reader.Data, out size);
    }

    internal override bool TryFilter(ReadOnlySpan<byte> file, [NotNullWhen(true)] out PictureParts? parts)
    {
        parts = null;
        if (!TryReadSize(file, out var size) || !WebpReader.TryOpen(file, out var reader)) return false;
        var kept = new PictureParts();
        var (extended, alpha, pixels) = (false, false, false);
        while (reader.Next())
        {
            if (IsPixels(reader.Type))
            {
                // Transparency beside the pixels belongs to the lossy form; the lossless one has it inside.
                if (pixels || (alpha && reader.Type.SequenceEqual("VP8L"u8))) return false;
                if (!WebpBitstream.TryRead(reader.Type, reader.Data, out var coded) || coded != size) return false;
                pixels = true;
                kept.Keep(reader.Start, reader.End);
            }
            else if (reader.Type.SequenceEqual("ALPH"u8))
            {
                if (alpha || pixels || !extended || reader.Data.Length < 2) return false;
                alpha = true;
                kept.Keep(reader.Start, reader.End);
            }
            else if (IsExtended(reader.Type))
            {
                if (reader.Start != WebpReader.HeaderSize) return false;
                extended = true;
                kept.Write([.. "VP8X"u8, WebpBitstream.ExtendedSize, 0, 0, 0, (byte)(reader.Data[0] & AlphaFlag), 0, 0, 0, .. reader.Data[4..]]);
            }
            else if (IsFrame(reader.Type))
            {
                return false;
            }
        }

        if (!reader.IsAtEnd || !pixels) return false;
        parts = InContainer(kept);
        return true;
    }

    private static PictureParts InContainer(PictureParts chunks)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, 4 + chunks.Length);
        chunks.WriteFirst([.. "RIFF"u8, .. size, .. "WEBP"u8]);
        return chunks;
    }

    private static bool IsExtended(ReadOnlySpan<byte> type) => type.SequenceEqual("VP8X"u8);

    private static bool IsPixels(ReadOnlySpan<byte> type) => type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8);

    private static bool IsFrame(ReadOnlySpan<byte> type) => type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8);

    private static bool IsAnimated(ReadOnlySpan<byte> file) =>
        IsExtended(file.Slice(WebpReader.HeaderSize, 4)) && (file[FlagsAt] & AnimationFlag) != 0;
}

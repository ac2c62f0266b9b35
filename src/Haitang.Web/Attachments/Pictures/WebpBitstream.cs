using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The headers that tell a WebP picture's size.</summary>
internal static class WebpBitstream
{
    public const int ExtendedSize = 10;

    /// <summary>Of VP8X: the size of the canvas.</summary>
    public static bool TryReadExtended(ReadOnlySpan<byte> data, out PictureSize size)
    {
        size = default;
        if (data.Length != ExtendedSize) return false;
        size = new(U24(data[4..]) + 1, U24(data[7..]) + 1);
        return true;
    }

    /// <summary>Of <c>VP8 </c> (RFC 6386, 9.1) or <c>VP8L</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, out PictureSize size) =>
        type.SequenceEqual("VP8L"u8) ? TryReadLossless(data, out size) : TryReadLossy(data, out size);

    private static bool TryReadLossy(ReadOnlySpan<byte> data, out PictureSize size)
    {
        const int headers = 10;
        size = default;
        if (data.Length <= headers || !data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])) return false;
        var tag = U24(data);
        var (isKeyFrame, version, isShown, firstPartition) = ((tag & 1) == 0, (tag >> 1) & 7, (tag & 0x10) != 0, tag >> 5);
        if (!isKeyFrame || version > 3 || !isShown || firstPartition > data.Length - headers) return false;
        // The two highest bits are a wish to scale, which nobody follows.
        return TrySize(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF, out size);
    }

    private static bool TryReadLossless(ReadOnlySpan<byte> data, out PictureSize size)
    {
        const int headers = 5;
        size = default;
        if (data.Length <= headers || data[0] != 0x2F) return false;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        var version = bits >> 29;
        return version == 0 && TrySize((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, out size);
    }

    private static bool TrySize(int width, int height, out PictureSize size)
    {
        var read = PictureSize.Of(width, height);
        size = read ?? default;
        return read is not null;
    }

    private static int U24(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);
}

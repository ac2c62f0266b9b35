using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The frame header: size and colour components.</summary>
internal readonly ref struct JpegFrame
{
    private const int HeaderSize = 6;
    private const int ComponentSize = 3;
    private readonly ReadOnlySpan<byte> _components;

    private JpegFrame(PictureSize size, ReadOnlySpan<byte> components)
    {
        Size = size;
        _components = components;
    }

    public PictureSize Size { get; }

    private int Components => _components.Length / ComponentSize;

    public static bool TryRead(ReadOnlySpan<byte> payload, out JpegFrame frame)
    {
        frame = default;
        // Eight bits a sample; grey, three colours or four.
        if (payload.Length < HeaderSize || payload[0] != 8 || payload[5] is not (1 or 3 or 4)) return false;
        var components = payload[HeaderSize..];
        if (components.Length != payload[5] * ComponentSize) return false;
        for (var i = 0; i < components.Length; i += ComponentSize)
        {
            var (across, down, table) = (components[i + 1] >> 4, components[i + 1] & 15, components[i + 2]);
            if (across is < 1 or > 4 || down is < 1 or > 4 || table > 3) return false;
        }

        if (PictureSize.Of(BinaryPrimitives.ReadUInt16BigEndian(payload[3..]), BinaryPrimitives.ReadUInt16BigEndian(payload[1..])) is not { } size)
            return false;
        frame = new(size, components);
        return true;
    }

    /// <summary>Whether a scan header fits to this frame.</summary>
    public bool HasScan(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty || payload[0] < 1 || payload[0] > Components || payload.Length != 4 + (2 * payload[0])) return false;
        for (var i = 1; i < payload.Length - 3; i += 2)
        {
            if (!Has(payload[i]) || (payload[i + 1] >> 4) > 3 || (payload[i + 1] & 15) > 3) return false;
        }

        return payload[^3] <= 63 && payload[^2] <= 63;
    }

    private bool Has(byte component)
    {
        for (var i = 0; i < _components.Length; i += ComponentSize)
        {
            if (_components[i] == component) return true;
        }

        return false;
    }
}

using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The chunks of a WebP file, one after the other; what stands behind the RIFF container is never seen.</summary>
internal ref struct WebpReader
{
    public const int HeaderSize = 12;
    private const int Frame = 8;
    private readonly ReadOnlySpan<byte> _file;

    private WebpReader(ReadOnlySpan<byte> riff) => _file = riff;

    public int Start { get; private set; }

    /// <summary>Behind the chunk and the byte that pads it to an even length.</summary>
    public int End { get; private set; } = HeaderSize;

    /// <summary>Four letters.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    public readonly bool IsAtEnd => End == _file.Length;

    /// <summary>False when the container is longer than the file.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> file, out WebpReader reader)
    {
        reader = default;
        if (file.Length < HeaderSize) return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (size % 2 != 0 || size < HeaderSize - Frame || size > (uint)(file.Length - Frame)) return false;
        reader = new(file[..(Frame + (int)size)]);
        return true;
    }

    /// <summary>False when no whole chunk follows.</summary>
    public bool Next()
    {
        var rest = _file[End..];
        if (rest.Length < Frame) return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (size > (uint)(rest.Length - Frame)) return false;
        var padded = (int)(size + (size & 1));
        if (padded > rest.Length - Frame || (padded > size && rest[Frame + (int)size] != 0)) return false;
        (Start, End) = (End, End + Frame + padded);
        Type = rest[..4];
        Data = rest.Slice(Frame, (int)size);
        return true;
    }
}

using System.Buffers.Binary;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>The segments of a JPEG file, one after the other. Never reads beyond the file, whatever its lengths say.</summary>
internal ref struct JpegReader(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> _file = file;

    public byte Marker { get; private set; }

    /// <summary>Where the segment begins: at its marker, after any fill bytes.</summary>
    public int Start { get; private set; }

    /// <summary>Behind the segment, and behind the coded data of a scan.</summary>
    public int End { get; private set; } = 2;

    /// <summary>Without marker and length.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>False when no whole segment follows.</summary>
    public bool Next()
    {
        var rest = _file[End..];
        var fill = rest.IndexOfAnyExcept((byte)0xFF);
        if (fill < 1) return false;
        Marker = rest[fill];
        Start = End + fill - 1;
        End = Start + 2;
        Payload = default;
        if (Marker == JpegMarker.Eoi) return true;
        // Zero is no marker; the others stand alone and have their place elsewhere.
        if (Marker is <= 0x01 or (>= JpegMarker.FirstRst and <= JpegMarker.Soi) || _file.Length - End < 2) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(_file[End..]);
        if (length < 2 || length > _file.Length - End) return false;
        Payload = _file.Slice(End + 2, length - 2);
        End += length;
        return true;
    }

    /// <summary>Takes the coded data after a scan header into the segment, up to the next marker; false when there is none.</summary>
    public bool TakeCodedData()
    {
        var from = End;
        while (true)
        {
            var next = _file[End..].IndexOf((byte)0xFF);
            if (next < 0 || End + next + 1 >= _file.Length) return false;
            End += next;
            if (_file[End + 1] is not (0x00 or (>= JpegMarker.FirstRst and <= JpegMarker.LastRst))) return End > from;
            End += 2;
        }
    }
}

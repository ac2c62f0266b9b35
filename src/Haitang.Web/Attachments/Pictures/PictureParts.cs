namespace Haitang.Web.Attachments.Pictures;

/// <summary>What of a file is kept: pieces of it and bytes of our own, in order. Copied once, at the end.</summary>
internal sealed class PictureParts
{
    private readonly List<(Range Piece, byte[]? Own)> _parts = [];

    /// <summary>The picture is shown turned by a quarter.</summary>
    public bool IsTurned { get; set; }

    /// <summary>Bytes in all.</summary>
    public int Length { get; private set; }

    public void Keep(int start, int end)
    {
        _parts.Add((start..end, null));
        Length += end - start;
    }

    public void Write(params byte[] own)
    {
        _parts.Add((default, own));
        Length += own.Length;
    }

    /// <summary>Before all that is there.</summary>
    public void WriteFirst(params byte[] own)
    {
        _parts.Insert(0, (default, own));
        Length += own.Length;
    }

    public byte[] CopyFrom(ReadOnlySpan<byte> file)
    {
        var copy = new byte[Length];
        var at = 0;
        foreach (var (piece, own) in _parts)
        {
            var part = own ?? file[piece];
            part.CopyTo(copy.AsSpan(at));
            at += part.Length;
        }

        return copy;
    }
}

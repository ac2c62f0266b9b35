using System.Diagnostics.CodeAnalysis;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>A file format that browsers show. Told by content, never by name or declared type.</summary>
public abstract class PictureFormat
{
    /// <summary>All that are accepted.</summary>
    public static IReadOnlyList<PictureFormat> All { get; } = [new JpegFormat(), new PngFormat(), new WebpFormat()];

    public abstract string MediaType { get; }

    /// <summary>Of a file's name, without the dot.</summary>
    public abstract string Extension { get; }

    public static PictureFormat? OfMediaType(string mediaType) => All.FirstOrDefault(format => format.MediaType == mediaType);

    /// <summary>Whether the file begins like one of these.</summary>
    internal abstract bool Begins(ReadOnlySpan<byte> file);

    /// <summary>Reads the size from the header and looks at nothing else.</summary>
    internal abstract bool TryReadSize(ReadOnlySpan<byte> file, out PictureSize size);

    /// <summary>Walks the whole file and names the parts that show the picture; false when its structure is damaged.</summary>
    internal abstract bool TryFilter(ReadOnlySpan<byte> file, [NotNullWhen(true)] out PictureParts? parts);
}

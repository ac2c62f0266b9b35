using System.Diagnostics.CodeAnalysis;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>
/// Keeps the frame, its tables and its scans. Of the application segments only what changes how the picture looks stays, written
/// anew: the JFIF mark, Adobe's colour transform, the orientation. Embedded thumbnails, places, comments, profiles and all that
/// stands behind the end go.
/// </summary>
internal sealed class JpegFormat : PictureFormat
{
    /// <summary>Ten are usual in a progressive picture; each costs a decoder a pass over all of it.</summary>
    private const int MostScans = 100;

    public override string MediaType => "image/jpeg";

    public override string Extension => "jpg";

    internal override bool Begins(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, JpegMarker.Soi, 0xFF]);

    internal override bool TryReadSize(ReadOnlySpan<byte> file, out PictureSize size)
    {
        size = default;
        var reader = new JpegReader(file);
        while (reader.Next() && reader.Marker is not (JpegMarker.Sos or JpegMarker.Eoi))
        {
            if (!JpegMarker.IsFrame(reader.Marker)) continue;
            if (!JpegFrame.TryRead(reader.Payload, out var frame)) return false;
            size = frame.Size;
            return true;
        }

        return false;
    }

    internal override bool TryFilter(ReadOnlySpan<byte> file, [NotNullWhen(true)] out PictureParts? parts)
    {
        parts = new PictureParts();
        var reader = new JpegReader(file);
        if (!TryReadAppearance(reader, out var appearance)) return false;
        appearance.WriteTo(parts);

        var frame = default(JpegFrame);
        var (frames, scans) = (0, 0);
        while (reader.Next())
        {
            if (JpegMarker.IsSkippable(reader.Marker)) continue;
            var whole = reader.Marker switch
            {
                JpegMarker.Eoi => scans > 0,
                JpegMarker.Sos => ++scans <= MostScans && frames == 1 && frame.HasScan(reader.Payload) && reader.TakeCodedData(),
                var marker when JpegMarker.IsFrame(marker) => ++frames == 1 && JpegFrame.TryRead(reader.Payload, out frame),
                var marker => JpegTables.AreWhole(marker, reader.Payload),
            };
            if (!whole) return false;
            parts.Keep(reader.Start, reader.End);
            if (reader.Marker == JpegMarker.Eoi) return true;
        }

        return false;
    }

    /// <summary>Only segments before the first scan count, as in every decoder.</summary>
    private static bool TryReadAppearance(JpegReader reader, out JpegAppearance appearance)
    {
        appearance = new();
        while (reader.Next())
        {
            if (reader.Marker is JpegMarker.Sos or JpegMarker.Eoi) return true;
            appearance = appearance.With(reader.Marker, reader.Payload);
        }

        return false;
    }
}

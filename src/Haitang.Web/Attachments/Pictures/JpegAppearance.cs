namespace Haitang.Web.Attachments.Pictures;

/// <summary>What application segments say about how a picture looks: how its colours are coded, and which side is up.</summary>
internal readonly record struct JpegAppearance
{
    private const byte Upright = 1;
    private const int JfifSize = 14;
    private const int AdobeSize = 12;

    private bool Jfif { get; init; }

    private byte? AdobeTransform { get; init; }

    private byte? Orientation { get; init; }

    public JpegAppearance With(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        JpegMarker.App0 when payload.Length >= JfifSize && payload.StartsWith("JFIF\0"u8) => this with { Jfif = true },
        JpegMarker.App14 when payload.Length >= AdobeSize && payload.StartsWith("Adobe"u8) => this with { AdobeTransform = payload[AdobeSize - 1] },
        JpegMarker.App1 when Orientation is null && payload.StartsWith(ExifOrientation.Mark) =>
            this with { Orientation = ExifOrientation.Read(payload) },
        _ => this,
    };

    /// <summary>The beginning of the file, nothing in it but these three.</summary>
    public void WriteTo(PictureParts parts)
    {
        parts.Write(0xFF, JpegMarker.Soi);
        if (Jfif) parts.Write([0xFF, JpegMarker.App0, 0, JfifSize + 2, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        if (Orientation is > Upright and var turned)
        {
            parts.Write([0xFF, JpegMarker.App1, 0, ExifOrientation.Size + 2, .. ExifOrientation.Write(turned)]);
            parts.IsTurned = ExifOrientation.IsQuarterTurn(turned);
        }

        if (AdobeTransform is { } transform) parts.Write([0xFF, JpegMarker.App14, 0, AdobeSize + 2, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
    }
}

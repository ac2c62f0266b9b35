namespace Haitang.Web.Attachments.Pictures;

/// <summary>The second byte of a JPEG marker (ITU-T T.81, table B.1).</summary>
internal static class JpegMarker
{
    public const byte Sof0 = 0xC0;
    public const byte Sof2 = 0xC2;
    public const byte Dht = 0xC4;
    public const byte FirstRst = 0xD0;
    public const byte LastRst = 0xD7;
    public const byte Soi = 0xD8;
    public const byte Eoi = 0xD9;
    public const byte Sos = 0xDA;
    public const byte Dqt = 0xDB;
    public const byte Dri = 0xDD;
    public const byte App0 = 0xE0;
    public const byte App1 = 0xE1;
    public const byte App14 = 0xEE;
    public const byte Com = 0xFE;

    /// <summary>Baseline, extended sequential and progressive with Huffman codes: what browsers show.</summary>
    public static bool IsFrame(byte marker) => marker is >= Sof0 and <= Sof2;

    /// <summary>Application segments, comments and reserved extensions: a decoder skips what it does not know.</summary>
    public static bool IsSkippable(byte marker) => marker is >= App0 and <= Com;
}

using System.Buffers.Binary;
using System.Text;
using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>What must not be found in a picture that was kept.</summary>
internal static class Planted
{
    public const string Name = "planted-person-李小明";

    private const ushort Orientation = 0x0112;
    private const ushort Artist = 0x013B;
    private const ushort GpsLatitudeRef = 0x0001;

    public static byte[] Text => Encoding.UTF8.GetBytes($"Author\0{Name}");

    public static byte[] Xmp => Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{Name}</dc:creator></x:xmpmeta>");

    public static byte[] Script => Encoding.UTF8.GetBytes($"*/=1;alert('{Name}')/*--><html><script>alert('{Name}')</script>");

    /// <summary>What a zip reader finds from the end of the file.</summary>
    public static byte[] Zip => [.. "PK\x03\x04"u8, .. Encoding.UTF8.GetBytes(Name), .. "PK\x05\x06"u8, .. new byte[18]];

    /// <summary>Everything that is planted somewhere.</summary>
    public static IEnumerable<byte[]> Traces => [Encoding.UTF8.GetBytes(Name), "PK\x03\x04"u8.ToArray(), "<html"u8.ToArray(), "xmpmeta"u8.ToArray()];

    /// <summary>A TIFF structure with artist, place and orientation.</summary>
    public static byte[] Exif(ushort orientation, bool little = true)
    {
        var name = Encoding.UTF8.GetBytes(Name);
        var tiff = new byte[8 + 2 + (3 * 12) + 4 + name.Length];
        (little ? "II*\0"u8 : "MM\0*"u8).CopyTo(tiff);
        U32(4, 8);
        U16(8, 3);
        Entry(0, GpsLatitudeRef, 2, 2, little ? 'N' : 'N' << 24);
        Entry(1, Artist, 2, name.Length, tiff.Length - name.Length);
        Entry(2, Orientation, 3, 1, little ? orientation : orientation << 16);
        name.CopyTo(tiff.AsSpan(tiff.Length - name.Length));
        return tiff;

        void Entry(int index, ushort tag, ushort type, int count, int value)
        {
            var at = 10 + (12 * index);
            U16(at, tag);
            U16(at + 2, type);
            U32(at + 4, count);
            U32(at + 8, value);
        }

        void U16(int at, ushort value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), value);
        }

        void U32(int at, int value)
        {
            if (little) BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value);
            else BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(at), value);
        }
    }

    public static void IsGoneFrom(Picture picture) => Assert.All(Traces, trace => Assert.Equal(-1, picture.Content.AsSpan().IndexOf(trace)));
}

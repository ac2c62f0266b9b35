namespace Haitang.Web.Attachments.Pictures;

/// <summary>Whether a table segment holds whole tables and nothing else.</summary>
internal static class JpegTables
{
    public static bool AreWhole(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        JpegMarker.Dqt => AreQuantisers(payload),
        JpegMarker.Dht => AreHuffmanCodes(payload),
        JpegMarker.Dri => payload.Length == 2,
        _ => false,
    };

    private static bool AreQuantisers(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var (wide, number) = (rest[0] >> 4, rest[0] & 15);
            var size = 1 + (64 * (wide + 1));
            if (wide > 1 || number > 3 || rest.Length < size) return false;
            rest = rest[size..];
        }

        return true;
    }

    private static bool AreHuffmanCodes(ReadOnlySpan<byte> rest)
    {
        const int counts = 16;
        while (!rest.IsEmpty)
        {
            var (kind, number) = (rest[0] >> 4, rest[0] & 15);
            if (kind > 1 || number > 3 || rest.Length < 1 + counts) return false;
            var symbols = 0;
            foreach (var count in rest.Slice(1, counts)) symbols += count;
            if (symbols > 256 || rest.Length < 1 + counts + symbols) return false;
            rest = rest[(1 + counts + symbols)..];
        }

        return true;
    }
}

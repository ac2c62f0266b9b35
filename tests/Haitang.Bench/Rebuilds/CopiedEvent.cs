using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haitang.Projections.Events;

namespace Haitang.Bench.Rebuilds;

/// <summary>
/// An event of a case that other cities can have too: with the ids of their cases and tickets, their numbers, and the texts
/// sealed under the keys of their cases. All of these are as long as the original's.
/// </summary>
internal sealed class CopiedEvent
{
    private const string NumberBegins = "HT-";
    private readonly List<int> _ids = [];
    private readonly List<int> _numbers = [];
    private readonly List<(int At, byte[] Clear)> _texts = [];
    private readonly byte[] _data;

    /// <param name="ours">Which ids belong to cases and tickets.</param>
    /// <param name="key">Of the event's case.</param>
    public CopiedEvent(Guid stream, long version, string type, byte[] data, DateTimeOffset at, byte[] headers, Guid @case, IReadOnlySet<Guid> ours, CaseKey key)
    {
        (Stream, Version, Type, _data, At, Headers, Case) = (stream, version, type, data, at, headers, @case);
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.String || reader.ValueIsEscaped) continue;
            var value = reader.ValueSpan;
            var place = (int)reader.TokenStartIndex + 1;
            if (Utf8Parser.TryParse(value, out Guid id, out var read) && read == value.Length && ours.Contains(id)) _ids.Add(place);
            else if (value.StartsWith(Encoding.ASCII.GetBytes(NumberBegins))) _numbers.Add(place + NumberBegins.Length);
            else if (Opened(value, key) is { } clear) _texts.Add((place, clear));
        }
    }

    public Guid Stream { get; }

    public long Version { get; }

    public string Type { get; }

    public DateTimeOffset At { get; }

    public byte[] Headers { get; }

    public Guid Case { get; }

    /// <summary>The id in another city.</summary>
    public static Guid In(int city, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) ^ Mark(city));
        return new(bytes, bigEndian: true);
    }

    /// <summary>What it says in another city.</summary>
    public byte[] DataIn(int city, CaseKey key)
    {
        var data = _data.AsSpan().ToArray();
        foreach (var at in _ids)
        {
            if (!Utf8Parser.TryParse(data.AsSpan(at, 8), out uint begins, out _, 'x')) throw new InvalidOperationException("An id does not begin as ids do.");
            Utf8Formatter.TryFormat(begins ^ Mark(city), data.AsSpan(at), out _, new('x', 8));
        }

        foreach (var at in _numbers) Utf8Formatter.TryFormat(city, data.AsSpan(at), out _, new('D', 6));
        foreach (var (at, clear) in _texts) Base64.EncodeToUtf8(key.Seal(clear), data.AsSpan(at), out _, out _);
        return data;
    }

    private static uint Mark(int city) => (uint)city * 0x9E3779B1;

    private static byte[]? Opened(ReadOnlySpan<byte> value, CaseKey key)
    {
        // A nonce and a tag are 28 bytes: 40 characters.
        if (value.Length < 40 || !Base64.IsValid(value)) return null;
        try
        {
            return key.OpenBytes(Convert.FromBase64String(Encoding.ASCII.GetString(value)));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

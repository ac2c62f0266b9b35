using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>What the clients wrote down of their commands: which were acknowledged, which refused, and what must not have happened.</summary>
internal sealed class Notes
{
    private readonly ConcurrentDictionary<Guid, Acknowledged> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, HttpStatusCode> _refused = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private long _repeated;

    public IReadOnlyDictionary<Guid, Acknowledged> Acknowledged => _acknowledged;

    public IReadOnlyCollection<Guid> Refused => [.. _refused.Keys];

    public IReadOnlyCollection<string> Wrong => _wrong;

    public long Repeated => Interlocked.Read(ref _repeated);

    public int Count(HttpStatusCode refusal) => _refused.Values.Count(code => code == refusal);

    public void Take(Guid command, string path, HttpStatusCode code, byte[] body)
    {
        switch (code)
        {
            case HttpStatusCode.OK:
                _acknowledged[command] = Crowd.Acknowledged.Read(path, body);
                break;
            // A rule, an input that does not fit any more, or somebody else was faster.
            case HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed:
                _refused[command] = code;
                break;
            default:
                _wrong.Enqueue($"{path}: {(int)code} {System.Text.Encoding.UTF8.GetString(body)}");
                break;
        }
    }

    /// <summary>The same request again must be told the first answer, whatever happened since.</summary>
    public void TakeRepeat(string path, byte[] first, HttpStatusCode code, byte[] body)
    {
        Interlocked.Increment(ref _repeated);
        if (code is not HttpStatusCode.OK || !first.AsSpan().SequenceEqual(body)) _wrong.Enqueue($"{path} again: {(int)code} {System.Text.Encoding.UTF8.GetString(body)}");
    }
}

/// <summary>An accepted command: which events it says that it made, the last at this version.</summary>
internal sealed record Acknowledged(string Verb, Guid Stream, long Version, IReadOnlyList<string> Events)
{
    public static Acknowledged Read(string path, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var answer = json.RootElement;
        return new(
            path[(path.LastIndexOf('/') + 1)..], answer.GetProperty("id").GetGuid(), answer.GetProperty("version").GetInt64(),
            [.. answer.GetProperty("events").EnumerateArray().Select(e => e.GetString()!)]);
    }

    /// <summary>What stands in the log by it.</summary>
    public IEnumerable<(Guid Stream, long Version, string Type)> Facts =>
        Events.Select((type, n) => (Stream, Version - Events.Count + 1 + n, type));
}

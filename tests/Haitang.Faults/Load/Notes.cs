using System.Collections.Concurrent;
using System.Text.Json;

namespace Haitang.Faults.Load;

/// <summary>What the clients wrote down: of each command that they were told <c>ok</c>, <c>refused</c>, or that they do not know.</summary>
internal sealed class Notes
{
    private readonly ConcurrentDictionary<Guid, Acknowledged> _ok = new();
    private readonly ConcurrentDictionary<Guid, string> _refused = new();
    private readonly ConcurrentDictionary<Guid, string> _unknown = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private int _cleared;
    private int _clearedAsOk;

    public IReadOnlyDictionary<Guid, Acknowledged> Ok => _ok;

    public IReadOnlyDictionary<Guid, string> Refused => _refused;

    /// <summary>Nobody came back to ask.</summary>
    public IReadOnlyDictionary<Guid, string> Unknown => _unknown;

    /// <summary>Answers that fit nothing.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>How many were unknown first and known after a repeat.</summary>
    public int Cleared => _cleared;

    /// <summary>Of those, how many with <c>ok</c>.</summary>
    public int ClearedAsOk => _clearedAsOk;

    /// <returns>Whether it is known now.</returns>
    public bool Take(Guid command, string path, Heard heard)
    {
        if (heard.IsUnknown)
        {
            _unknown[command] = $"{path}: {heard.What}";
            return false;
        }

        var wasUnknown = _unknown.TryRemove(command, out _);
        if (wasUnknown) Interlocked.Increment(ref _cleared);
        if (wasUnknown && heard.IsOk) Interlocked.Increment(ref _clearedAsOk);
        if (heard.IsOk) _ok[command] = Acknowledged.Read(heard.Body);
        else if (heard.IsRefused) _refused[command] = $"{path}: {heard.What}";
        else _wrong.Enqueue($"{path}: {heard.What}");
        return true;
    }

    public override string ToString() => $"{_ok.Count} ok, {_refused.Count} refused, {_unknown.Count} unknown; {_cleared} were unknown and asked again, {_clearedAsOk} of them ok";
}

/// <summary>An accepted command: which events it says that it made, the last at this version.</summary>
internal sealed record Acknowledged(Guid Stream, long Version, IReadOnlyList<string> Events, byte[] Body)
{
    public static Acknowledged Read(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var answer = json.RootElement;
        return new(
            answer.GetProperty("id").GetGuid(), answer.GetProperty("version").GetInt64(),
            [.. answer.GetProperty("events").EnumerateArray().Select(e => e.GetString()!)], body);
    }

    /// <summary>What stands in the log by it.</summary>
    public IEnumerable<(Guid Stream, long Version, string Type)> Facts => Events.Select((type, n) => (Stream, Version - Events.Count + 1 + n, type));
}

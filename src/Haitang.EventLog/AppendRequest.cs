using System.Runtime.ExceptionServices;

namespace Haitang.EventLog;

/// <summary>Appends that hold together or not at all.</summary>
internal sealed class AppendRequest
{
    public AppendRequest(IReadOnlyList<StreamAppend> appends)
    {
        if (appends.Count == 0) throw new ArgumentException("There is nothing to append.", nameof(appends));
        var streams = new Guid[appends.Count];
        for (var i = 0; i < streams.Length; i++)
        {
            if (appends[i].Events.Count == 0) throw new ArgumentException("An append has at least one event.", nameof(appends));
            if (Array.IndexOf(streams, appends[i].StreamId, 0, i) >= 0) throw new ArgumentException("A stream may stand only once in an append.", nameof(appends));
            streams[i] = appends[i].StreamId;
        }

        (Appends, Streams) = (appends, streams);
    }

    public IReadOnlyList<StreamAppend> Appends { get; }

    public IReadOnlyList<Guid> Streams { get; }
}

/// <summary>The answer to one request of a batch: its result, or the error that is its alone.</summary>
internal readonly record struct AppendAnswer(AppendResult? Result, Exception? Error)
{
    public AppendResult Unwrap()
    {
        if (Error is not null) ExceptionDispatchInfo.Throw(Error);
        return Result!;
    }
}

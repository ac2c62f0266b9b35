using System.Diagnostics;

namespace Haitang.Web.Database;

/// <summary>
/// How long one request may wait for the database, all its waits together: each of them has a bound of its own, and a busy moment
/// has many. While it runs, <see cref="HttpContext.RequestAborted"/> ends with it.
/// </summary>
/// <remarks>
/// The request timeouts of the framework would count the reading of a body and the writing of an answer too, and cut off who has
/// a slow line. Here the clock stands meanwhile.
/// </remarks>
internal sealed class RequestDeadline : IDisposable
{
    /// <summary>Five seconds are promised. What is left of them is for a statement that has to be called off, and for the answer.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(4);

    private readonly HttpContext _http;
    private readonly CancellationToken _gone;
    private readonly CancellationTokenSource _over;
    private TimeSpan _left = Most;
    private long _since;

    public RequestDeadline(HttpContext http)
    {
        (_http, _gone) = (http, http.RequestAborted);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_gone);
        http.RequestAborted = _over.Token;
        GoOn();
    }

    /// <summary>It is too late, and there is still somebody to be told so.</summary>
    public bool HasPassed => _over.IsCancellationRequested && !_gone.IsCancellationRequested;

    /// <summary>The deadline of a request; null when it has none.</summary>
    public static RequestDeadline? Of(HttpContext http) => http.Features.Get<RequestDeadline>();

    /// <summary>What comes now goes at the pace of somebody else's line.</summary>
    public void Stand()
    {
        _left -= Stopwatch.GetElapsedTime(_since);
        _over.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void GoOn()
    {
        _since = Stopwatch.GetTimestamp();
        _over.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
    }

    /// <summary>There is an answer. It is sent, be it late, as long as somebody takes it.</summary>
    public void End()
    {
        _over.CancelAfter(Timeout.InfiniteTimeSpan);
        _http.RequestAborted = _gone;
    }

    public void Dispose() => _over.Dispose();
}

namespace Haitang.EventLog;

/// <summary>A request on its way through a lane.</summary>
internal sealed class LaneItem<TRequest, TResult>(TRequest request)
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private int _begun;

    public TRequest Request => request;

    public IReadOnlyList<Guid> Keys { get; set; } = [];

    public Task<TResult> Task => _answer.Task;

    public void CancelWith(CancellationToken ct) => _cancellation = ct.UnsafeRegister(
        static (state, token) =>
        {
            var item = (LaneItem<TRequest, TResult>)state!;
            if (item.Claim()) item._answer.TrySetCanceled(token);
        },
        this);

    /// <summary>True for whoever comes first: the batch that carries the request, or its cancellation.</summary>
    public bool Claim() => Interlocked.Exchange(ref _begun, 1) == 0;

    public bool IsClaimed => Volatile.Read(ref _begun) == 1;

    public void Answer(TResult result)
    {
        _cancellation.Unregister();
        _answer.TrySetResult(result);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _answer.TrySetException(exception);
    }
}

namespace Haitang.EventLog;

/// <summary>A request on its way through a lane. Its sender hears the outcome when it is executed.</summary>
internal sealed class LaneItem<TRequest, TResult>(TRequest request, LaneQueue<TRequest, TResult> queue) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<TResult> _answer = new();
    private CancellationTokenRegistration _cancellation;
    private TResult? _result;
    private Exception? _error;
    private CancellationToken _cancelled;
    private int _claimed;

    public TRequest Request => request;

    public IReadOnlyList<Guid> Keys { get; set; } = [];

    public Task<TResult> Task => _answer.Task;

    public bool IsClaimed => Volatile.Read(ref _claimed) == 1;

    /// <summary>True for whoever comes first: the batch that carries the request, or its cancellation.</summary>
    public bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    public void CancelWith(CancellationToken ct)
    {
        _cancellation = ct.UnsafeRegister(
            static (state, token) =>
            {
                var item = (LaneItem<TRequest, TResult>)state!;
                if (!item.Claim()) return;
                item._cancelled = token;
                ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
            },
            this);

        // A batch was faster: nothing is left to cancel.
        if (IsClaimed) _cancellation.Unregister();
    }

    public void Answer(TResult result) => _result = result;

    public void Fail(Exception exception) => _error = exception;

    /// <summary>Tells the sender; what it does next runs here.</summary>
    public void Execute()
    {
        _cancellation.Unregister();
        if (_cancelled.IsCancellationRequested) _answer.TrySetCanceled(_cancelled);
        else if (_error is not null) _answer.TrySetException(_error);
        else _answer.TrySetResult(_result!);
        queue.Leave();
    }
}

using System.Diagnostics;

namespace Haitang.EventLog;

/// <summary>
/// Groups concurrent requests: what arrives while a batch is under way goes together with the next, so that a busy moment costs
/// few round trips and an idle one no waiting. Requests that share a key never run at the same time and run in their order.
/// </summary>
/// <typeparam name="TRequest">What is asked for.</typeparam>
/// <typeparam name="TResult">What one request is answered with.</typeparam>
public sealed class Lane<TRequest, TResult> : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<TRequest>, CancellationToken, Task<IReadOnlyList<TResult>>> _run;
    private readonly TimeSpan _gathering;
    private readonly LaneQueue<TRequest, TResult> _queue;
    private readonly Action<object?> _loop;
    private readonly Timer _watch;

    /// <summary>Starts idle; lanes come and go with the work.</summary>
    /// <param name="run">Answers a batch, result by result in the order of the requests.</param>
    /// <param name="lanes">How many batches may be under way at once.</param>
    /// <param name="most">The largest batch.</param>
    /// <param name="keys">What a request needs for itself alone, for example its streams.</param>
    /// <param name="gathering">
    /// How long at most the next batch waits for those just answered to come back: worth it where a batch costs much more than
    /// this, whoever is in it. Zero by default. Nobody waits while requests come one at a time.
    /// </param>
    public Lane(
        Func<IReadOnlyList<TRequest>, CancellationToken, Task<IReadOnlyList<TResult>>> run,
        int lanes = 2,
        int most = 32,
        Func<TRequest, IReadOnlyList<Guid>>? keys = null,
        TimeSpan gathering = default)
    {
        (_run, _gathering) = (run, gathering);
        _queue = new LaneQueue<TRequest, TResult>(lanes, most, keys);
        _loop = _ => RunAsync();
        _watch = new Timer(_ => Start(_queue.LookAgain()));
    }

    /// <summary>
    /// Answered when the batch that carries the request is done. Cancelling takes a waiting request out; one that is under way
    /// runs to its end, because its outcome counts.
    /// </summary>
    public Task<TResult> SendAsync(TRequest request, CancellationToken ct = default)
    {
        if (ct.IsCancellationRequested) return Task.FromCanceled<TResult>(ct);
        var item = new LaneItem<TRequest, TResult>(request, _queue);
        var start = _queue.Enter(item);
        if (ct.CanBeCanceled) item.CancelWith(ct);
        Start(start);
        return item.Task;
    }

    /// <summary>Takes nothing new and returns when everything that was sent is answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.CloseAsync();
        await _watch.DisposeAsync();
    }

    private void Start(LaneStart start)
    {
        switch (start)
        {
            case LaneStart.Here when MayRunHere:
                // The lane may go on for others: it must not carry this sender's context along.
                using (ExecutionContext.SuppressFlow()) RunAsync();
                break;
            case LaneStart.Here or LaneStart.Elsewhere:
                ThreadPool.UnsafeQueueUserWorkItem(_loop, default(object), preferLocal: false);
                break;
            case LaneStart.Later:
                _watch.Change(LaneQueue<TRequest, TResult>.HeldUp, Timeout.Infinite);
                break;
        }
    }

    /// <summary>Not on a thread that belongs to somebody, a circuit's for example.</summary>
    private static bool MayRunHere =>
        SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default && !ExecutionContext.IsFlowSuppressed();

    private async void RunAsync()
    {
        while (_queue.Take() is { } batch)
        {
            await AnswerAsync(batch);
            var end = _queue.Release(batch);
            // The last one goes on here: a thread less to wake.
            var elsewhere = end.GoesOn ? batch.Count : batch.Count - 1;
            for (var i = 0; i < elsewhere; i++) ThreadPool.UnsafeQueueUserWorkItem(batch[i], preferLocal: true);
            if (!end.GoesOn)
            {
                Start(end.Instead);
                batch[^1].Execute();
                return;
            }

            if (_gathering > TimeSpan.Zero) await GatherAsync(end.Expected);
        }
    }

    /// <summary>
    /// Those just answered are about to come back with the next request: giving them the threads for a moment makes one batch of
    /// what would be two.
    /// </summary>
    private async Task GatherAsync(int expected)
    {
        var since = Stopwatch.GetTimestamp();
        do await Task.Yield();
        while (_queue.Waiting < expected && Stopwatch.GetElapsedTime(since) < _gathering);
    }

    private async Task AnswerAsync(List<LaneItem<TRequest, TResult>> batch)
    {
        try
        {
            var results = await _run(batch.ConvertAll(item => item.Request), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++) batch[i].Answer(results[i]);
        }
        catch (Exception e) when (batch.Count > 1 && Outcome.IsRolledBack(e))
        {
            foreach (var item in batch) await AnswerAsync([item]);
        }
#pragma warning disable CA1031 // Whatever went wrong is the senders' to hear; the lane goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var item in batch) item.Fail(e);
        }
    }
}

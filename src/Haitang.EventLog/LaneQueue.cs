namespace Haitang.EventLog;

/// <summary>What waits for a lane, and the keys that are under way.</summary>
internal sealed class LaneQueue<TRequest, TResult>(int lanes, int most, Func<TRequest, IReadOnlyList<Guid>>? keys)
{
    /// <summary>From here on two smaller batches are faster than one (measured at 4, 16 and 32 writers).</summary>
    private const int Crowd = 8;

    private readonly Lock _gate = new();
    private readonly List<LaneItem<TRequest, TResult>> _waiting = [];
    private readonly HashSet<Guid> _busy = [];
    private readonly HashSet<Guid> _overtaken = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _underWay;
    private bool _closed;

    /// <summary>Tells whether one more lane should start.</summary>
    public bool Enter(LaneItem<TRequest, TResult> item)
    {
        if (keys is not null) item.Keys = keys(item.Request);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Add(item);
            if (_running == lanes) return false;
            _running++;
            return true;
        }
    }

    /// <summary>The next batch; null ends the lane. A request whose key is under way, or asked for by one before it, stays.</summary>
    public List<LaneItem<TRequest, TResult>>? Take()
    {
        lock (_gate)
        {
            var share = Share();
            var batch = new List<LaneItem<TRequest, TResult>>(share);
            var kept = 0;
            for (var i = 0; i < _waiting.Count; i++)
            {
                var item = _waiting[i];
                if (batch.Count == share || !Goes(item, batch)) _waiting[kept++] = item;
            }

            _waiting.RemoveRange(kept, _waiting.Count - kept);
            _overtaken.Clear();
            if (batch.Count > 0)
            {
                _underWay++;
                return batch;
            }

            _running--;
            if (_closed && _running == 0) _idle.TrySetResult();
            return null;
        }
    }

    public void Release(List<LaneItem<TRequest, TResult>> batch)
    {
        lock (_gate)
        {
            _underWay--;
            foreach (var item in batch)
            {
                foreach (var key in item.Keys) _busy.Remove(key);
            }
        }
    }

    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_running == 0) _idle.TrySetResult();
            return _idle.Task;
        }
    }

    /// <summary>
    /// How many to take: a crowd is divided among the lanes that are free, so that the program fills one batch while the
    /// database works on another; a few travel together.
    /// </summary>
    private int Share()
    {
        var free = lanes - _underWay;
        var share = _waiting.Count < Crowd ? _waiting.Count : (_waiting.Count + free - 1) / free;
        return Math.Min(most, share);
    }

    /// <summary>Whether the item leaves the queue: into the batch, or because it was cancelled.</summary>
    private bool Goes(LaneItem<TRequest, TResult> item, List<LaneItem<TRequest, TResult>> batch)
    {
        foreach (var key in item.Keys)
        {
            if (!_busy.Contains(key) && !_overtaken.Contains(key)) continue;
            if (item.IsClaimed) return true;
            _overtaken.UnionWith(item.Keys);
            return false;
        }

        if (!item.Claim()) return true;
        _busy.UnionWith(item.Keys);
        batch.Add(item);
        return true;
    }
}

namespace Haitang.EventLog;

/// <summary>What waits for a lane, and the keys that are under way.</summary>
internal sealed class LaneQueue<TRequest, TResult>(int lanes, int most, Func<TRequest, IReadOnlyList<Guid>>? keys)
{
    /// <summary>So many waiting are worth a further lane; fewer are better off together in the next batch.</summary>
    private const int Crowd = 8;

    /// <summary>Milliseconds after which a batch is held up by something, a lock perhaps: what waits goes past it.</summary>
    public const int HeldUp = 5;

    /// <summary>After so many batches of one, requests come one at a time.</summary>
    private const int OneByOne = 4;

    private readonly Lock _gate = new();
    private readonly List<LaneItem<TRequest, TResult>> _waiting = [];
    private readonly Dictionary<List<LaneItem<TRequest, TResult>>, long> _underWay = [];
    private readonly HashSet<Guid> _busy = [];
    private readonly HashSet<Guid> _overtaken = [];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private int _running;
    private int _singles;
    private bool _watched;
    private bool _closed;

    public int Waiting
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    public LaneStart Enter(LaneItem<TRequest, TResult> item)
    {
        if (keys is not null) item.Keys = keys(item.Request);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _inside++;
            _waiting.Add(item);
            if (_running == lanes) return LaneStart.No;
            if (_running == 0)
            {
                _running++;
                return _singles >= OneByOne ? LaneStart.Here : LaneStart.Elsewhere;
            }

            return FurtherLane(_waiting.Count >= Crowd);
        }
    }

    /// <summary>Time has passed since <see cref="LaneStart.Later"/>.</summary>
    public LaneStart LookAgain()
    {
        lock (_gate)
        {
            _watched = false;
            return _waiting.Count == 0 || _running == 0 || _running == lanes ? LaneStart.No : FurtherLane(crowded: false);
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
                _underWay.Add(batch, Environment.TickCount64);
                return batch;
            }

            _running--;
            return null;
        }
    }

    /// <summary>Ends the batch, and tells what becomes of its lane.</summary>
    public LaneEnd Release(List<LaneItem<TRequest, TResult>> batch)
    {
        lock (_gate)
        {
            _underWay.Remove(batch);
            _singles = batch.Count == 1 ? _singles + 1 : 0;
            foreach (var item in batch)
            {
                foreach (var key in item.Keys) _busy.Remove(key);
            }

            // One lane takes few waiting better than two that share them for ever.
            var isSpare = _running > 1 && _waiting.Count < Crowd && !IsHeldUp;
            if (!isSpare && (_waiting.Count > 0 || _singles < OneByOne)) return new(GoesOn: true, Math.Min(Crowd, _waiting.Count + batch.Count), LaneStart.No);
            _running--;
            return new(GoesOn: false, 0, _waiting.Count > 0 ? FurtherLane(crowded: false) : LaneStart.No);
        }
    }

    /// <summary>A sender has heard its outcome.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _inside--;
            if (_closed && _inside == 0) _empty.TrySetResult();
        }
    }

    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_inside == 0) _empty.TrySetResult();
            return _empty.Task;
        }
    }

    /// <summary>
    /// How many to take: a crowd is divided among the lanes that are free, so that the program fills one batch while the
    /// database works on another.
    /// </summary>
    private int Share()
    {
        var free = lanes - _underWay.Count;
        var share = _waiting.Count < Crowd ? _waiting.Count : (_waiting.Count + free - 1) / free;
        return Math.Min(most, share);
    }

    private bool IsHeldUp
    {
        get
        {
            foreach (var begun in _underWay.Values)
            {
                if (Environment.TickCount64 - begun >= HeldUp) return true;
            }

            return false;
        }
    }

    private LaneStart FurtherLane(bool crowded)
    {
        if (crowded || IsHeldUp)
        {
            _running++;
            return LaneStart.Elsewhere;
        }

        if (_watched) return LaneStart.No;
        _watched = true;
        return LaneStart.Later;
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

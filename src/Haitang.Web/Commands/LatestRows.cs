using Haitang.EventLog;

namespace Haitang.Web.Commands;

/// <summary>
/// The row writes of many events on their way into few statements. Of those with the same text for the same stream the last is
/// left: it says what the others said (<see cref="StreamKind{TState}.Rows"/>). Within a case they keep their order; cases know
/// nothing of each other, and one that may still change waits.
/// </summary>
internal sealed class LatestRows
{
    /// <summary>So many cases wait at most, some 10 KB each; those that were quiet the longest are written first.</summary>
    private const int MostWaiting = 1_500;
    private readonly Dictionary<Guid, Latest> _waiting = [];
    private long _round;

    /// <param name="about">The case, or the stream itself where there is none: writes about different ones touch different rows.</param>
    /// <param name="state">What the stream amounts to, asked for when it is written.</param>
    public void Add(Guid about, Guid stream, IReadOnlyList<Sql> rows, Func<StateRow> state)
    {
        if (!_waiting.TryGetValue(about, out var latest)) _waiting[about] = latest = new();
        latest.Round = _round;
        latest.States[stream] = state;
        foreach (var row in rows)
        {
            latest.Rows.RemoveAll(earlier => earlier.Id == stream && Sql.SameText.Equals(earlier.Write, row));
            latest.Rows.Add((stream, row));
        }
    }

    /// <summary>Writes what need not or cannot wait any longer.</summary>
    /// <param name="all">Nothing waits.</param>
    public void Write(FoldBatch into, bool all)
    {
        _round++;
        if (!all && _waiting.Count <= MostWaiting) return;
        var quiet = all ? [.. _waiting] : _waiting.OrderBy(waiting => waiting.Value.Round).Take(_waiting.Count - (MostWaiting / 2)).ToList();
        foreach (var (about, _) in quiet) _waiting.Remove(about);
        Write([.. quiet.Select(waiting => waiting.Value)], into);
    }

    public void Forget() => _waiting.Clear();

    /// <summary>First what nothing has to come before, then what had to wait for that, and so on.</summary>
    private static void Write(IReadOnlyList<Latest> ready, FoldBatch into)
    {
        var steps = new List<List<(Guid Id, Sql Write)>>();
        foreach (var latest in ready)
        {
            var step = 0;
            for (var i = 0; i < latest.Rows.Count; i++)
            {
                // Alike ones of two streams of a case can go together; anything else waits for what stands before it.
                if (i > 0 && !Sql.SameText.Equals(latest.Rows[i - 1].Write, latest.Rows[i].Write)) step++;
                if (step == steps.Count) steps.Add([]);
                steps[step].Add(latest.Rows[i]);
            }
        }

        foreach (var step in steps) into.AddEach(step);
        if (ready.Count > 0) into.Add(StateRow.Write([.. ready.SelectMany(latest => latest.States.Values).Select(state => state())]));
    }

    private sealed class Latest
    {
        public long Round { get; set; }

        public List<(Guid Id, Sql Write)> Rows { get; } = [];

        public Dictionary<Guid, Func<StateRow>> States { get; } = [];
    }
}

namespace Haitang.Web.Demo.Lives;

/// <summary>What everybody is going to do next, in the order of time; at the same moment, in the order in which it was planned.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Life, (DateTimeOffset At, long Order)> _next = new();
    private long _order;

    /// <param name="name">Part of the ids of its commands.</param>
    public void Begin(string name, IEnumerable<Act> acts) => GoOn(new Life(name, acts.GetEnumerator()));

    /// <summary>The next one up to a moment; null when nobody has anything to do by then.</summary>
    public Life? Take(DateTimeOffset until) =>
        _next.TryPeek(out _, out var when) && when.At <= until ? _next.Dequeue() : null;

    /// <summary>Its act is done: it plans the next one.</summary>
    public void GoOn(Life life)
    {
        if (life.Plan()) _next.Enqueue(life, (life.Act.At, _order++));
    }
}

/// <summary>A life that goes from act to act.</summary>
internal sealed class Life(string name, IEnumerator<Act> acts)
{
    private int _planned;

    public Act Act => acts.Current;

    /// <summary>Names the present act for good.</summary>
    public string Name => FormattableString.Invariant($"{name}/{_planned}");

    public bool Plan()
    {
        _planned++;
        return acts.MoveNext();
    }
}

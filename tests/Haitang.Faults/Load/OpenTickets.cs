namespace Haitang.Faults.Load;

/// <summary>The tickets that all appenders write at, each at those of the others too.</summary>
internal sealed class OpenTickets
{
    private const int Few = 10;
    private readonly Lock _gate = new();
    private readonly List<Guid> _all = [];

    public bool IsFew
    {
        get
        {
            lock (_gate) return _all.Count < Few;
        }
    }

    public void Add(Guid ticket)
    {
        lock (_gate) _all.Add(ticket);
    }

    public Guid Any(Random random)
    {
        lock (_gate) return _all[random.Next(_all.Count)];
    }
}

using Haitang.EventLog;

namespace Haitang.Bench.Rebuilds;

/// <summary>What a rebuild holds in memory, looked at after each tenth of the way.</summary>
internal sealed class HeapOnTheWay : IProgress<RebuildProgress>
{
    private readonly long[] _most = new long[11];
    private long _tenth;

    public void Report(RebuildProgress value)
    {
        var tenth = value.Position * 10 / value.Head;
        if (tenth == _tenth) return;
        _tenth = tenth;
        _most[tenth] = Math.Max(_most[tenth], GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>What the second half held at most, against the first after its first tenth.</summary>
    public Result Result(string what) => Haitang.Bench.Result.OfSize(what, 1.1, _most[6..].Max(), _most[2..6].Max());
}

namespace Haitang.Bench.Circuits;

/// <summary>What this process holds, in bytes.</summary>
/// <param name="Heap">Managed, after a full collection.</param>
/// <param name="Resident">Of all its memory what lies in the machine's.</param>
internal sealed record Memory(long Heap, long Resident)
{
    private const int MostLooks = 20;
    private const long Still = 50_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>When it falls no more: connections that were just closed let go of their buffers a moment later.</summary>
    public static async Task<Memory> SettledAsync()
    {
        var now = Now();
        for (var look = 0; look < MostLooks; look++)
        {
            await Task.Delay(Pause);
            var before = now;
            now = Now();
            if (now.Heap >= before.Heap - Still) break;
        }

        return now;
    }

    private static Memory Now()
    {
        // The second collection takes what finalizers let go.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    public static Memory operator -(Memory a, Memory b) => new(a.Heap - b.Heap, a.Resident - b.Resident);

    public static Memory operator /(Memory all, int count) => new(all.Heap / count, all.Resident / count);
}

namespace Haitang.Bench.Circuits;

/// <summary>What this process holds, in bytes.</summary>
/// <param name="Heap">Managed, after a full collection.</param>
/// <param name="Resident">Of all its memory what lies in the machine's.</param>
internal sealed record Memory(long Heap, long Resident)
{
    public static Memory Now()
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

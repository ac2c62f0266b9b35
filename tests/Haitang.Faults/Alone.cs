// Scenarios wait more than they work.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer(typeof(Haitang.Faults.LongestFirst))]

namespace Haitang.Faults;

/// <summary>Scenarios that measure how soon somebody is answered: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

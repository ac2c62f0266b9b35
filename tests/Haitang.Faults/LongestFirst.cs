using Xunit.Sdk;
using Xunit.v3;

namespace Haitang.Faults;

/// <summary>Scenarios that wait for a lease to end begin first: others work meanwhile.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(TwoNodesTests), nameof(ManyNodesTests), nameof(KilledNodeTests), nameof(PoisonTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length)];
}

namespace Haitang.Projections.Events;

/// <summary>Finds the keys of cases, for those who make clear rows from sealed events.</summary>
public interface ICaseKeys
{
    /// <summary>The keys that there are; streams without free text and forgotten cases have none.</summary>
    Task<IReadOnlyDictionary<Guid, CaseKey>> FindAsync(IReadOnlyList<Guid> cases, CancellationToken cancel = default);
}

using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;
using Haitang.Web.Identity;

namespace Haitang.Web.Admin;

/// <summary>A unit, account, category or channel as it is, with everything that was done to it.</summary>
/// <param name="Names">What the accounts in it are called.</param>
public sealed record ObjectFile<TState>(
    Guid Id, TState State, IReadOnlyList<HistoryEntry> History, IReadOnlyDictionary<Guid, AccountName> Names)
    where TState : class, IStreamState<TState>
{
    /// <summary>What a command on it expects.</summary>
    public long Version => History[^1].Version;
}

/// <summary>Opens single objects of the organisation.</summary>
public sealed class ObjectFiles(CaseHistory histories, AccountNames names)
{
    /// <summary>State and version are folded from the same events, so that they belong together. Null when there is no such object.</summary>
    public async Task<ObjectFile<TState>?> OpenAsync<TState>(Guid id, CancellationToken cancel = default)
        where TState : class, IStreamState<TState>
    {
        var history = await histories.OfAsync([id], cancel: cancel);
        // An id may be any stream's, a case's too: what is of another kind is not there.
        if (history.Count == 0 || !EventNames.IsOf<TState>(history[0].Type)) return null;
        var state = history.Aggregate(TState.Initial, (s, entry) => TState.Evolve(s, entry.Event));
        return new(id, state, history, await names.OfAsync([.. history.SelectMany(AccountsIn).Distinct()], cancel));
    }

    private static IEnumerable<Guid> AccountsIn(HistoryEntry entry)
    {
        yield return entry.Actor.Account;
        if (entry.Event is GridLeaderAppointed appointed) yield return appointed.Account;
        if (entry.Event is GridLeaderRelieved relieved) yield return relieved.Account;
    }
}

using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Tickets;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary>Cases as they were: folded anew from their events. Rows only name the streams.</summary>
public sealed class ReplayedCases(
    CaseList list, TicketList tickets, CaseHistory histories, ConfidentialReads reads, CaseKeys keys, DirectoryCache directory)
{
    private static readonly Scope Everything = new(Everything: true, Confidential: true);

    /// <summary>Null when there is no such case, or there was none yet.</summary>
    /// <param name="case">The id, or the case number.</param>
    /// <param name="at">With everything that was recorded by then.</param>
    /// <param name="version">With everything up to this version of its appeal.</param>
    public async Task<ReplayedCase?> OfAsync(Ref @case, DateTimeOffset? at, long? version, CancellationToken cancel)
    {
        var organisation = await directory.NowAsync(cancel);
        var row = Guid.TryParse(@case.Value, out var id)
            ? await list.OneAsync(Everything, id, organisation, cancel)
            : await list.OneAsync(Everything, @case.Value, organisation, cancel);
        if (row is null) return null;
        if (row.Confidential) await reads.RecordAsync(row.Id, Actor.System, cancel);
        var its = await tickets.OfCaseAsync(row.Id, cancel);
        var history = await histories.OfAsync([row.Id, .. its.Select(t => t.Id)], at: at, cancel: cancel);
        if (version is { } last)
        {
            if (history.FirstOrDefault(e => e.Stream == row.Id && e.Version == last) is not { } end) return null;
            history = [.. history.TakeWhile(e => e.Position <= end.Position)];
        }

        return history.Count == 0 ? null : new(
            row.Id, Fold<Appeal>(row.Id, history), [.. its.Select(t => t.Id).Where(t => history.Any(e => e.Stream == t)).Select(t => (t, Fold<Ticket>(t, history)))],
            history, await keys.FindAsync(row.Id, cancel), organisation);
    }

    private static TState Fold<TState>(Guid stream, IReadOnlyList<HistoryEntry> history) where TState : class, IStreamState<TState> =>
        history.Where(e => e.Stream == stream).Select(e => e.Event).Aggregate(TState.Initial, TState.Evolve);
}

/// <summary>A case as it was.</summary>
/// <param name="History">What had happened to it by then, in the order of the log; its free texts are sealed.</param>
/// <param name="Key">Opens them; null when the case is forgotten.</param>
public sealed record ReplayedCase(
    Guid Id, Appeal Appeal, IReadOnlyList<(Guid Id, Ticket State)> Tickets, IReadOnlyList<HistoryEntry> History, CaseKey? Key,
    OrganisationDirectory Organisation);

using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary>Opens whole cases for those whose scope they are in.</summary>
public sealed class CaseFiles(CaseList list, CaseHistory histories, CaseKeys keys, Reporters reporters, DirectoryCache directory)
{
    /// <summary>Null when it is not there or not in the scope: the same for the asker.</summary>
    /// <param name="case">The id, or the case number.</param>
    public async Task<CaseFile?> OpenAsync(Scope scope, Ref @case, CancellationToken cancel = default)
    {
        var organisation = await directory.NowAsync(cancel);
        var row = Guid.TryParse(@case.Value, out var id)
            ? await list.OneAsync(scope, id, organisation, cancel)
            : await list.OneAsync(scope, @case.Value, organisation, cancel);
        if (row is null) return null;
        var history = await histories.OfAsync(row.Id, cancel: cancel);
        var key = await keys.FindAsync(row.Id, cancel);
        var reporter = row.Reporter is { } who ? await reporters.MaskedAsync(who, cancel) : null;
        var collected = history.Select(e => e.Event).OfType<AppealCollected>().Single();
        return new(row, key is null ? null : key.Open(collected.Text), Attachments(history), reporter, history, key, organisation);
    }

    private static List<Guid> Attachments(IReadOnlyList<HistoryEntry> history) =>
    [
        .. history.SelectMany(e => e.Event switch
        {
            AppealCollected collected => collected.Attachments,
            AppealSettledOnSpot settled => settled.Attachments,
            _ => [],
        }),
    ];
}

/// <summary>A case with everything that belongs to it, as one person may see it.</summary>
/// <param name="Text">What was said; null when it was deleted.</param>
/// <param name="Reporter">Masked; null for anonymous cases and deleted contact data.</param>
/// <param name="Key">Opens the free texts of the history for display.</param>
public sealed record CaseFile(
    CaseRow Row, string? Text, IReadOnlyList<Guid> Attachments, (string? Name, string? Phone)? Reporter,
    IReadOnlyList<HistoryEntry> History, CaseKey? Key, OrganisationDirectory Organisation);

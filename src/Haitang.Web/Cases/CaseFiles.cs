using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Tickets;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>Opens whole cases for those whose scope they are in.</summary>
public sealed class CaseFiles(
    CaseList list, TicketList tickets, CaseHistory histories, RepeatedCases repeats, MisuseMarks misuse, ConfidentialReads reads, CaseKeys keys, Reporters reporters,
    DirectoryCache directory)
{
    /// <summary>Null when it is not there or not in the reader's scope: the same for him. That a confidential case was read is recorded.</summary>
    /// <param name="case">The id, or the case number.</param>
    public async Task<CaseFile?> OpenAsync(Actor reader, Ref @case, CancellationToken cancel = default)
    {
        var snapshot = await directory.SnapshotNowAsync(cancel);
        var organisation = snapshot.Organisation;
        var scope = Scope.Of(reader);
        var row = Guid.TryParse(@case.Value, out var id)
            ? await list.OneAsync(scope, id, organisation, cancel)
            : await list.OneAsync(scope, @case.Value, organisation, cancel);
        if (row is null) return null;
        if (row.Confidential) await reads.RecordAsync(row.Id, reader, cancel);
        var its = await tickets.OfCaseAsync(row.Id, cancel);
        var audience = Posts.IsForMachines(reader.Role) ? Audience.Public : Audience.Internal;
        var whole = await histories.OfAsync([row.Id, .. its.Select(t => t.Id)], cancel: cancel);
        var history = Seen(whole, reader.Role, audience);
        var key = await keys.FindAsync(row.Id, cancel);
        var reporter = row.Reporter is { } who ? await reporters.MaskedAsync(who, cancel) : null;
        var collected = whole.Select(e => e.Event).OfType<AppealCollected>().Single();
        return new(row, key is null ? null : key.Open(collected.Text), Attachments(history), reporter, history, key, organisation)
        {
            Audience = audience,
            Tickets = audience is Audience.Public && row.Confidential ? [] : its,
            Misuse = await misuse.OfAsync(row, reader, cancel),
            Repeats = await repeats.OfAsync(row, scope, organisation, cancel),
            Deadlines = snapshot.Deadlines,
        };
    }

    /// <summary>
    /// Marks against a person are no part of the history that others read; and a machine, which stands in a hall or with others, reads
    /// what the resident may read.
    /// </summary>
    private static IReadOnlyList<HistoryEntry> Seen(IReadOnlyList<HistoryEntry> history, Role role, Audience audience) =>
        audience is Audience.Public ? [.. history.Where(TimelineParts.IsPublic)]
        : MisuseMarks.MaySee(role) ? history
        : [.. history.Where(e => !MisuseMarks.IsMark(e.Event))];

    private static List<Guid> Attachments(IReadOnlyList<HistoryEntry> history) =>
    [
        .. history.SelectMany(e => e.Event switch
        {
            AppealCollected collected => collected.Attachments,
            AppealSupplemented supplemented => supplemented.Attachments,
            AppealSettledOnSpot settled => settled.Attachments,
            TicketProgressReported progress => progress.Attachments,
            TicketCompleted completed => completed.Attachments,
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
    IReadOnlyList<HistoryEntry> History, CaseKey? Key, OrganisationDirectory Organisation)
{
    /// <summary>For whom the words of its history are.</summary>
    public Audience Audience { get; init; }

    /// <summary>第 n 次反映</summary>
    public Repeats Repeats { get; init; } = Repeats.None;

    /// <summary>滥用标记 of the same person; none for who may not see them.</summary>
    public IReadOnlyList<MisuseMark> Misuse { get; init; } = [];

    /// <summary>In order of issue.</summary>
    public IReadOnlyList<TicketRow> Tickets { get; init; } = [];

    /// <summary>What its clocks are reckoned with today.</summary>
    public DeadlineRules Deadlines { get; init; } = DeadlineRules.None;

    /// <summary>What one of its streams amounts to.</summary>
    public TState State<TState>(Guid stream) where TState : class, IStreamState<TState> =>
        History.Where(e => e.Stream == stream).Select(e => e.Event).Aggregate(TState.Initial, TState.Evolve);
}

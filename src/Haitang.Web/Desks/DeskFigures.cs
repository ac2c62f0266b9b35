using System.Runtime.InteropServices;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Desks;
using Haitang.Web.Commands;
using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>How much lies in each tab of a desk.</summary>
/// <param name="InStep">Whether the kept totals have reached the end of the log; while they are far from it, they are not among the figures.</param>
/// <param name="Organisation">As it was counted by; null where nothing was.</param>
public sealed record DeskFigures(IReadOnlyDictionary<DeskTab, DeskFigure> Of, bool InStep, OrganisationDirectory? Organisation = null)
{
    public static DeskFigures Empty { get; } = new(new Dictionary<DeskTab, DeskFigure>(), true);

    /// <summary>The figure beside a line of the navigation; null where nothing is known.</summary>
    public string? Beside(DeskGroup group)
    {
        var all = group.Counted.Where(Of.ContainsKey).Select(t => Of[t]).ToList();
        return all.Count == 0 ? null : new DeskFigure(all.Sum(f => f.Count), all.Any(f => f.OrMore)).Words;
    }
}

/// <summary>A figure.</summary>
/// <param name="OrMore">It was not counted further.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeskFigure(long Count, bool OrMore)
{
    /// <summary>38, or 99+.</summary>
    public string Words => OrMore ? Figures.Of(Count - 1) + "+" : Figures.Of(Count);
}

/// <summary>Counts what lies on a desk: kept totals where there are some, else no further than a desk wants to know.</summary>
public sealed class DeskCounting(DeskList list, CaseCounts counts, DirectoryCache directory)
{
    /// <summary>
    /// Places of the log by which kept totals may be behind and still be shown. On a busy day they are seldom wholly at the end,
    /// and the next look is due a moment later; after a start they may be behind by a year.
    /// </summary>
    private const long MostLag = 500;

    public async Task<DeskFigures> OfAsync(Actor viewer, CancellationToken cancel = default)
    {
        var tabs = DeskGroups.TabsOf(viewer.Role).Where(t => t is not DeskTab.Tickets).Select(t => (Tab: t, Own: DeskGroups.OwnFirst(t, viewer.Role))).ToList();
        if (tabs.Count == 0) return DeskFigures.Empty;
        var organisation = await directory.NowAsync(cancel);
        // Asked before they are read: the other way round they could catch up in between, and old totals would pass for new ones.
        var lag = await counts.LagAsync(cancel);
        // Far behind they would stand beside a list that says something else.
        var totals = lag <= MostLag ? await counts.OfAsync(Scope.Of(viewer), organisation, cancel: cancel) : null;
        var figures = new Dictionary<DeskTab, DeskFigure>();
        foreach (var (tab, _) in tabs.Where(t => IsKept(t.Tab, t.Own)))
        {
            if (totals is not null) figures[tab] = new(tab is DeskTab.All ? totals.Values.Sum() : totals.GetValueOrDefault(StatusOf(tab)), OrMore: false);
        }

        var counted = await list.CountAsync([.. tabs.Where(t => !IsKept(t.Tab, t.Own))], viewer, organisation, cancel);
        foreach (var (tab, count) in counted) figures[tab] = new(count, count >= DeskList.MostCounted);
        return new(figures, lag == 0, organisation);
    }

    private static bool IsKept(DeskTab tab, bool own) => tab is DeskTab.All || (!own && tab is DeskTab.Collected or DeskTab.Classified);

    private static AppealStatus StatusOf(DeskTab tab) => tab is DeskTab.Collected ? AppealStatus.Collected : AppealStatus.Classified;
}

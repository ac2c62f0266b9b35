using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;

namespace Haitang.Web.Cases;

/// <summary>Lists of cases for programs: the same question once, or followed.</summary>
public sealed class CaseLists(CaseList list, CaseCounts counts, DirectoryCache cache, TimeProvider time)
{
    /// <summary>The question ready to be asked again and again, or what is wrong with it.</summary>
    public async Task<(Func<CancellationToken, Task<CaseListJson>>? Ask, IReadOnlyList<Refusal> Wrong)> AskAsync(
        CaseListQuery query, Actor asker, CancellationToken cancel)
    {
        var (filter, wrong) = query.ToFilter(await cache.NowAsync(cancel));
        if (wrong.Count > 0) return (null, wrong);
        var scope = Scope.Of(asker);
        return (query.Number is { Length: > 0 } number ? c => OneAsync(scope, number, c) : c => PageAsync(scope, filter, c), []);
    }

    /// <summary>Tells one answer from another: a light that changes by the passing of time counts.</summary>
    public static string Mark(CaseListJson page) =>
        string.Join(';', page.Cases.Select(c => $"{c.Id:n}{c.Version}{c.Light}{c.ChangedAt.UtcTicks}{c.DueAt?.UtcTicks}")) + page.Total + page.TotalState;

    private async Task<CaseListJson> OneAsync(Scope scope, string number, CancellationToken cancel)
    {
        var organisation = await cache.NowAsync(cancel);
        var one = await list.OneAsync(scope, number, organisation, cancel);
        return new(one is null ? [] : [CaseJson.Of(one, organisation, time.GetUtcNow())], null, one is null ? 0 : 1, TotalState.Counted);
    }

    private async Task<CaseListJson> PageAsync(Scope scope, CaseFilter filter, CancellationToken cancel)
    {
        var organisation = await cache.NowAsync(cancel);
        var page = await list.PageAsync(scope, filter, organisation, cancel);
        var (total, state) = await TotalAsync(scope, filter, organisation, cancel);
        return new([.. page.Rows.Select(r => CaseJson.Of(r, organisation, time.GetUtcNow()))], page.Next?.ToString(), total, state);
    }

    private async Task<(long? Total, TotalState State)> TotalAsync(
        Scope scope, CaseFilter filter, OrganisationDirectory organisation, CancellationToken cancel)
    {
        if (filter.Counted is not { } counted) return (null, TotalState.NotCounted);
        // Asked before they are read: else old totals could pass for new ones.
        var inStep = await counts.AreInStepAsync(cancel);
        if (await counts.OfAsync(scope, organisation, counted, cancel) is not { } all) return (null, TotalState.NotCounted);
        return (filter.Status is { } status ? all.GetValueOrDefault(status) : all.Values.Sum(), inStep ? TotalState.Counted : TotalState.CatchingUp);
    }
}

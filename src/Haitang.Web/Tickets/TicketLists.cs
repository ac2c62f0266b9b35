using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;
using Haitang.Web.Commands;

namespace Haitang.Web.Tickets;

/// <summary>Lists of tickets for programs: the same question once, or followed.</summary>
public sealed class TicketLists(TicketList list, TicketCounts counts, DirectoryCache cache, TimeProvider time)
{
    /// <summary>The question ready to be asked again and again, or what is wrong with it.</summary>
    public async Task<(Func<CancellationToken, Task<TicketListJson>>? Ask, IReadOnlyList<Refusal> Wrong)> AskAsync(
        TicketListQuery query, Actor asker, CancellationToken cancel)
    {
        var (filter, wrong) = query.ToFilter(await cache.NowAsync(cancel));
        if (wrong.Count > 0) return (null, wrong);
        var scope = Scope.Of(asker);
        return (c => PageAsync(scope, filter, c), []);
    }

    /// <summary>Tells one answer from another: a light that changes by the passing of time counts.</summary>
    public static string Mark(TicketListJson page) => string.Join(';', page.Tickets.Select(t => $"{t.Id:n}{t.Version}{t.Light}")) + page.Total + page.TotalState;

    private async Task<TicketListJson> PageAsync(Scope scope, TicketFilter filter, CancellationToken cancel)
    {
        var organisation = await cache.NowAsync(cancel);
        // Asked before they are read: else old totals could pass for new ones.
        var inStep = await counts.AreInStepAsync(cancel);
        var total = await counts.OfAsync(scope, filter, organisation, cancel);
        var page = await list.PageAsync(scope, filter, organisation, cancel);
        return new([.. page.Rows.Select(r => TicketJson.Of(r, organisation, time.GetUtcNow()))], page.Next?.ToString(), total,
            total is null ? TotalState.NotCounted : inStep ? TotalState.Counted : TotalState.CatchingUp);
    }
}

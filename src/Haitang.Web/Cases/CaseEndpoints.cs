using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Api;
using Haitang.Web.Commands;
using Haitang.Web.Identity;

namespace Haitang.Web.Cases;

/// <summary>Cases as programs read them: lists, one case, its history.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        api.MapGet("/cases", ListAsync).WithName("cases.list").WithTags("cases").Produces<CaseListJson>();
        api.MapGet("/cases/{case}", OneAsync).WithName("cases.one").WithTags("cases").Produces<CaseDetailJson>();
        api.MapGet("/appeals/{case:guid}", OneAsync).WithName("appeals.one").WithTags("appeals").Produces<CaseDetailJson>();
        api.MapGet("/cases/{case}/history", HistoryAsync).WithName("cases.history").WithTags("cases").Produces<HistoryListJson>();
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, CaseList list, CaseCounts counts, DirectoryCache cache, [AsParameters] CaseListQuery query, CancellationToken cancel)
    {
        var organisation = await cache.NowAsync(cancel);
        var (filter, wrong) = query.ToFilter(organisation);
        if (wrong.Count > 0) return Problem.Of(wrong, http);
        var scope = Scope.Of(http.User.ToActor());
        if (query.Number is { Length: > 0 } number)
        {
            var one = await list.OneAsync(scope, number, organisation, cancel);
            return Results.Ok(new CaseListJson(one is null ? [] : [CaseJson.Of(one, organisation)], null, one is null ? 0 : 1));
        }

        var page = await list.PageAsync(scope, filter, organisation, cancel);
        var total = filter.IsByStatusOnly && await counts.OfAsync(scope, organisation, cancel) is { } all
            ? filter.Status is { } status ? all.GetValueOrDefault(status) : all.Values.Sum()
            : (long?)null;
        return Results.Ok(new CaseListJson([.. page.Rows.Select(r => CaseJson.Of(r, organisation))], page.Next?.ToString(), total));
    }

    private static async Task<IResult> OneAsync(HttpContext http, CaseFiles files, string @case, CancellationToken cancel)
    {
        if (await files.OpenAsync(Scope.Of(http.User.ToActor()), @case, cancel) is not { } file) return Problem.NotFound(http);
        http.Response.Headers.ETag = $"\"{file.Row.Version}\"";
        return Results.Ok(new CaseDetailJson(
            CaseJson.Of(file.Row, file.Organisation), file.Text, file.Attachments,
            file.Reporter is { } reporter ? new(reporter.Name, reporter.Phone) : null));
    }

    private static async Task<IResult> HistoryAsync(
        HttpContext http, CaseFiles files, string @case, long? upto, DateTimeOffset? at, CancellationToken cancel)
    {
        if (await files.OpenAsync(Scope.Of(http.User.ToActor()), @case, cancel) is not { } file) return Problem.NotFound(http);
        var events = file.History.Where(e => (upto is not { } p || e.Position <= p) && (at is not { } t || e.RecordedAt <= t));
        return Results.Ok(new HistoryListJson([.. events.Select(e => HistoryJson.Of(e, file))]));
    }
}

/// <summary>A page of cases.</summary>
/// <param name="Next">What <c>after</c> is told for the next page.</param>
/// <param name="Total">All cases of this status in the scope; null where a finer filter is not counted.</param>
public sealed record CaseListJson(IReadOnlyList<CaseJson> Cases, string? Next, long? Total);

/// <summary>What happened to a case, in the order of the log.</summary>
public sealed record HistoryListJson(IReadOnlyList<HistoryJson> Events);

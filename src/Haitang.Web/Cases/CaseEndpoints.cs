using Haitang.Web.Api;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Haitang.Web.Tickets;

namespace Haitang.Web.Cases;

/// <summary>Cases as programs read them: lists, one case, its history.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        api.MapGet("/cases", ListAsync).WithName("cases.list").WithTags("cases").Produces<CaseListJson>();
        api.MapGet("/cases/live", FollowAsync).WithName("cases.live").WithTags("cases").Produces<CaseListJson>(contentType: "text/event-stream");
        api.MapGet("/cases/{case}", OneAsync).WithName("cases.one").WithTags("cases").Produces<CaseDetailJson>();
        api.MapGet("/appeals/{case:guid}", OneAsync).WithName("appeals.one").WithTags("appeals").Produces<CaseDetailJson>();
        api.MapGet("/cases/{case}/history", HistoryAsync).WithName("cases.history").WithTags("cases").Produces<HistoryListJson>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, CaseLists lists, [AsParameters] CaseListQuery query, CancellationToken cancel)
    {
        var (asked, wrong) = await lists.AskAsync(query, http.User.ToActor(), cancel);
        return asked is null ? Problem.Of(wrong, http) : Results.Ok(await asked(cancel));
    }

    private static async Task<IResult> FollowAsync(
        HttpContext http, CaseLists lists, LiveStream live, [AsParameters] CaseListQuery query, CancellationToken cancel)
    {
        var (asked, wrong) = await lists.AskAsync(query, http.User.ToActor(), cancel);
        return asked is null ? Problem.Of(wrong, http)
            : TypedResults.ServerSentEvents(live.FollowAsync("cases", http.User, asked, CaseLists.Mark, cancel: cancel));
    }

    private static async Task<IResult> OneAsync(HttpContext http, CaseFiles files, TimeProvider time, string @case, CancellationToken cancel)
    {
        if (await files.OpenAsync(http.User.ToActor(), @case, cancel) is not { } file) return Problem.NotFound(http);
        http.Response.Headers.ETag = $"\"{file.Row.Version}\"";
        return Results.Ok(new CaseDetailJson(
            CaseJson.Of(file.Row, file.Organisation, time.GetUtcNow()), file.Text, file.Attachments,
            file.Reporter is { } reporter ? new(reporter.Name, reporter.Phone) : null,
            [.. file.Tickets.Select(t => TicketJson.Of(t, file.Organisation, time.GetUtcNow()))], file.Repeats));
    }

    private static async Task<IResult> HistoryAsync(
        HttpContext http, CaseFiles files, string @case, long? upto, DateTimeOffset? at, CancellationToken cancel)
    {
        if (await files.OpenAsync(http.User.ToActor(), @case, cancel) is not { } file) return Problem.NotFound(http);
        var events = file.History.Where(e => (upto is not { } p || e.Position <= p) && (at is not { } t || e.RecordedAt <= t));
        return Results.Ok(new HistoryListJson([.. events.Select(e => HistoryJson.Of(e, file))]));
    }
}

/// <summary>A page of cases.</summary>
/// <param name="Next">What <c>after</c> is told for the next page.</param>
/// <param name="Total">All cases that the filter lets through, on all pages; null where nothing is counted by it.</param>
/// <param name="TotalState">What the total is worth.</param>
public sealed record CaseListJson(IReadOnlyList<CaseJson> Cases, string? Next, long? Total, TotalState TotalState);

/// <summary>What the total of a list is worth. Rows are never counted for it.</summary>
public enum TotalState
{
    /// <summary>As of this answer.</summary>
    Counted,
    /// <summary>Right a moment ago: the counts follow the log.</summary>
    CatchingUp,
    /// <summary>There is none: cases are counted by status, unit, category and channel, within an area, and by nothing else.</summary>
    NotCounted,
}

/// <summary>What happened to a case, in the order of the log.</summary>
public sealed record HistoryListJson(IReadOnlyList<HistoryJson> Events);

using Haitang.Web.Api;
using Haitang.Web.Cases;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;
using Haitang.Web.Live;

namespace Haitang.Web.Tickets;

/// <summary>Tickets as programs read them: lists, one ticket, why it is due when it is.</summary>
public static class TicketEndpoints
{
    public static void MapTickets(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets", ListAsync).WithName("tickets.list").WithTags("tickets").Produces<TicketListJson>();
        api.MapGet("/tickets/live", FollowAsync).WithName("tickets.live").WithTags("tickets").Produces<TicketListJson>(contentType: "text/event-stream");
        api.MapGet("/tickets/{ticket:guid}", OneAsync).WithName("tickets.one").WithTags("tickets").Produces<TicketJson>();
        api.MapGet("/tickets/{ticket:guid}/deadlines", DeadlinesAsync).WithName("tickets.deadlines").WithTags("tickets")
            .Produces<IReadOnlyList<ExplainedJson>>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, TicketLists lists, [AsParameters] TicketListQuery query, CancellationToken cancel)
    {
        var (asked, wrong) = await lists.AskAsync(query, http.User.ToActor(), cancel);
        return asked is null ? Problem.Of(wrong, http) : Results.Ok(await asked(cancel));
    }

    private static async Task<IResult> FollowAsync(
        HttpContext http, TicketLists lists, LiveStream live, [AsParameters] TicketListQuery query, CancellationToken cancel)
    {
        var (asked, wrong) = await lists.AskAsync(query, http.User.ToActor(), cancel);
        return asked is null ? Problem.Of(wrong, http)
            : TypedResults.ServerSentEvents(live.FollowAsync("tickets", http.User, asked, TicketLists.Mark, cancel: cancel));
    }

    private static async Task<IResult> OneAsync(
        HttpContext http, TicketReading reading, TimeProvider time, Guid ticket, CancellationToken cancel)
    {
        if (await reading.OpenAsync(http.User.ToActor(), ticket, cancel) is not var (row, organisation)) return Problem.NotFound(http);
        http.Response.Headers.ETag = $"\"{row.Version}\"";
        return Results.Ok(TicketJson.Of(row, organisation, time.GetUtcNow()));
    }

    private static async Task<IResult> DeadlinesAsync(
        HttpContext http, TicketReading reading, ExplainedDeadlines deadlines, Guid ticket, DateTimeOffset? at, CancellationToken cancel)
    {
        if (await reading.OpenAsync(http.User.ToActor(), ticket, cancel) is null) return Problem.NotFound(http);
        return Results.Ok((await deadlines.OfTicketAsync(ticket, at, cancel)).Select(ExplainedJson.Of));
    }
}

/// <summary>A page of tickets.</summary>
/// <param name="Next">What <c>after</c> is told for the next page.</param>
/// <param name="Total">All tickets that the filter lets through, on all pages; null where nothing is counted by it.</param>
/// <param name="TotalState">What the total is worth.</param>
public sealed record TicketListJson(IReadOnlyList<TicketJson> Tickets, string? Next, long? Total, TotalState TotalState);

using Haitang.Domain.Decisions;
using Haitang.Web.Api;
using Haitang.Web.Identity;
using Haitang.Web.Live;

namespace Haitang.Web.Boards;

/// <summary>Boards as programs read and follow them. A unit that is not the asker's is not there.</summary>
public static class BoardEndpoints
{
    public static void MapBoards(this RouteGroupBuilder api)
    {
        api.MapGet("/boards/{unit}", OneAsync).WithName("boards.one").WithTags("boards").Produces<BoardJson>();
        api.MapGet("/boards/{unit}/live", FollowAsync).WithName("boards.live").WithTags("boards").Produces<BoardJson>(contentType: "text/event-stream");
    }

    /// <param name="period"><c>30d</c> (default), <c>week</c>, <c>month</c>, <c>last-month</c>, <c>year</c>, or a month as 2026-03.</param>
    /// <param name="at">Boards of the past are not kept yet; refused rather than answered with the present one.</param>
    private static async Task<IResult> OneAsync(HttpContext http, BoardLooks looks, string unit, string? period, string? at, CancellationToken cancel)
    {
        if (Wrong(period, at) is { Count: > 0 } wrong) return Problem.Of(wrong, http);
        return await looks.OfAsync(new(http.User.ToActor(), unit, period), cancel) is { } look ? Results.Ok(BoardJson.Of(look)) : Problem.NotFound(http);
    }

    private static async Task<IResult> FollowAsync(
        HttpContext http, BoardLooks looks, LiveStream live, string unit, string? period, CancellationToken cancel)
    {
        if (Wrong(period, at: null) is { Count: > 0 } wrong) return Problem.Of(wrong, http);
        var question = new BoardQuestion(http.User.ToActor(), unit, period);
        if (await looks.OfAsync(question, cancel) is not { } seen) return Problem.NotFound(http);
        return TypedResults.ServerSentEvents(live.FollowAsync(
            "board", http.User, async c => BoardJson.Of(seen = (await looks.OfAsync(question, c))!), BoardJson.Mark, () => seen.Figures.WillFollow, cancel));
    }

    private static List<Refusal> Wrong(string? period, string? at)
    {
        List<Refusal> wrong = [];
        if (BoardPeriod.Of(period, DateOnly.FromDateTime(DateTime.UnixEpoch)) is null) wrong.Add(new("input.malformed", "period", []));
        if (at is not null) wrong.Add(new("board.past_not_kept", "at", []));
        return wrong;
    }
}

using System.Globalization;
using Haitang.Web.Api;
using Haitang.Web.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Haitang.Web.Shell;

/// <summary>While the database is away or keeps a request waiting for too long: 503, when to come back, and no fault of ours in the log.</summary>
internal static class AwayAnswers
{
    private const int RetrySeconds = 5;

    /// <summary>Stands twice in the pipeline: before the sign-in, which asks the database too, and inside of what answers faults.</summary>
    public static IApplicationBuilder UseAwayAnswers(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (RequestDeadline.Of(http) is { HasPassed: true } deadline && !http.Response.HasStarted)
        {
            app.Logger.LogWarning("The database kept {Path} waiting for too long", http.Request.Path);
            deadline.End();
            await AnswerAsync(http, unknown: IsChange(http));
        }
        catch (Exception e) when (DatabaseAway.Is(e) && !http.Response.HasStarted)
        {
            app.Logger.LogWarning("The database is away: {Reason}", e.Message);
            await AnswerAsync(http, unknown: false);
        }
    });

    /// <summary>Says so in the head of an answer that has a body of its own.</summary>
    public static void Mark(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>What was under way when the waiting ended may happen yet.</summary>
    private static bool IsChange(HttpContext http) => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    private static async Task AnswerAsync(HttpContext http, bool unknown)
    {
        http.Response.Clear();
        Mark(http.Response);
        // A page that has begun to be drawn has used up its scope.
        await using var scope = http.RequestServices.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        // The language may not have been found yet.
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = ReaderCulture.Of(http);
        await (Machines.Ask(http)
            ? Problem.Of(StatusCodes.Status503ServiceUnavailable, unknown ? "command.outcome_unknown" : "service.database_away", http)
            : new RazorComponentResult<Away>(new { Unknown = unknown }) { StatusCode = StatusCodes.Status503ServiceUnavailable }).ExecuteAsync(http);
    }
}

using Haitang.Web.Commands;

namespace Haitang.Web.Api;

/// <summary>The desk's answers as HTTP.</summary>
public static class CommandResults
{
    /// <summary>
    /// Who waits no longer leaves the desk to itself: what it has begun to write comes to its end and is told to the screens, and
    /// what waits for its turn is taken out.
    /// </summary>
    public static async Task<IResult> OfAsync(Task<CommandAnswer> sending, HttpContext http, string plural, bool starts) =>
        Of(await sending.WaitAsync(http.RequestAborted), http, plural, starts);

    /// <param name="plural">Names the stream in <c>Location</c> when it began.</param>
    public static IResult Of(CommandAnswer answer, HttpContext http, string plural, bool starts)
    {
        switch (answer)
        {
            case CommandAnswer.Done done:
                if (starts) http.Response.Headers.Location = $"/api/v1/{plural}/{done.Stream}";
                http.Response.Headers.ETag = $"\"{done.Read().Version}\"";
                http.Response.StatusCode = starts ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                return new FirstAnswer(done.Body);
            case CommandAnswer.Refused refused: return Problem.Of(refused.Reasons, http);
            case CommandAnswer.Stale stale:
                return Problem.Of(StatusCodes.Status412PreconditionFailed, "command.stale", http, extensions: ("currentVersion", stale.CurrentVersion));
            case CommandAnswer.Forbidden: return Problem.Of(StatusCodes.Status403Forbidden, "http.forbidden", http);
            case CommandAnswer.NotLive: return Problem.Of(StatusCodes.Status401Unauthorized, "account.not_live", http);
            case CommandAnswer.KeyReused: return Problem.Of(StatusCodes.Status409Conflict, "command.key_reused", http);
            case CommandAnswer.Busy:
                http.Response.Headers.RetryAfter = "1";
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "command.busy", http);
            default: return Problem.NotFound(http);
        }
    }

    /// <summary>The answer's bytes as they were written the first time.</summary>
    private sealed class FirstAnswer(byte[] body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

using System.Text.Encodings.Web;
using Haitang.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Haitang.Web.Identity;

/// <summary><c>Authorization: Bearer htk_…</c>: a machine in its post.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        return ApiKeySecret.Parse(header[Bearer.Length..].Trim()) is { } secret && await keys.FindAsync(secret, Context.RequestAborted) is { } holder
            ? AuthenticateResult.Success(new(PostClaims.Of(holder.Account, holder.Name, holder.Post), Scheme.Name))
            : AuthenticateResult.Fail("No live API key.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer.Trim();
        return Problem.Of(StatusCodes.Status401Unauthorized, "http.unauthorized", Context).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(StatusCodes.Status403Forbidden, "http.forbidden", Context).ExecuteAsync(Context);
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Haitang.Domain.Decisions;
using Haitang.Projections.Events;
using Haitang.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haitang.Web.Tests.Attachments;

/// <summary>Believes a header; without it nobody is signed in.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "test";
    private const string Header = "X-Test-Actor";

    public static HttpClient As(Actor? actor, Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        if (actor is not null) client.DefaultRequestHeaders.Add(Header, $"{actor.Account}/{EnumNames.Of(actor.Role)}/{actor.Unit}");
        return client;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString().Split('/') is not [var account, var role, var unit]) return Task.FromResult(AuthenticateResult.NoResult());
        Claim[] claims = [new(ClaimTypes.NameIdentifier, account), new(PostClaims.Role, role), new(PostClaims.Unit, unit)];
        return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, Name)), Name)));
    }
}

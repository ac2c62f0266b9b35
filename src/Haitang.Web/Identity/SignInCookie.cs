using Haitang.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace Haitang.Web.Identity;

/// <summary>The cookie of people: 8 hours from the last use, checked against the account with the requests.</summary>
internal sealed class SignInCookie(AccountLiveness liveness) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = PeopleSchemes.CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.LoginPath = SignInEndpoints.Page;
        options.ReturnUrlParameter = "returnUrl";
        options.EventsType = typeof(SignInCookie);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The files of the pages are everybody's, also while the database is away.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if (context.Principal is { } principal && await liveness.HoldsAsync(principal, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>People are sent to the sign-in page, programs are told.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!IsForPrograms(context.Request)) return base.RedirectToLogin(context);
        return Problem.Of(StatusCodes.Status401Unauthorized, "http.unauthorized", context.HttpContext).ExecuteAsync(context.HttpContext);
    }

    /// <summary>For people "not yours" is "not there".</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPrograms(context.Request))
            return Problem.Of(StatusCodes.Status403Forbidden, "http.forbidden", context.HttpContext).ExecuteAsync(context.HttpContext);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

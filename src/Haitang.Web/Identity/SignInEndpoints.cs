using Haitang.Web.Database;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Haitang.Web.Identity;

/// <summary>Coming, going, and changing the post: plain forms with antiforgery.</summary>
public static class SignInEndpoints
{
    public const string Page = "/account/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("/account").ExcludeFromDescription().DisableAntiforgery().WithRequestDeadline().AddEndpointFilter(RequireTokenAsync);
        forms.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        forms.MapPost("/sign-out", (Delegate)SignOutAsync).AllowAnonymous();
        forms.MapPost("/post", ChoosePostAsync).RequireAuthorization();
        app.MapGet("/account/antiforgery", Token).ExcludeFromDescription().RequireAuthorization();
    }

    /// <summary>A form without its token is an old page or another site's: instead of an error, the page again, and nothing done.</summary>
    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Again("stale", null);

    private static async Task<IResult> SignInAsync(
        HttpContext http, PasswordSignIn signIn, [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        switch (await signIn.TryAsync(userName ?? "", password ?? "", http.RequestAborted))
        {
            case SignInAnswer.Welcome welcome:
                await http.SignInAsync(PeopleSchemes.Cookie, welcome.Principal);
                return Results.LocalRedirect(LocalOr(returnUrl, "/"));
            case SignInAnswer.NoPost:
                return Again("no-post", returnUrl);
            default:
                return Again("failed", returnUrl);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, EndedSessions ended, AccountLiveness liveness)
    {
        if (http.User.FindActor() is { } actor)
        {
            await ended.EndAsync(http.User, http.RequestAborted);
            await liveness.ReadAsync(actor.Account, http.RequestAborted);
        }

        await http.SignOutAsync(PeopleSchemes.Cookie);
        return Results.LocalRedirect(Page);
    }

    /// <summary>Goes on in another of the person's posts, if he holds it now.</summary>
    private static async Task<IResult> ChoosePostAsync(
        HttpContext http, AccountLiveness liveness, UserManager<Person> people, [FromForm] string? post, [FromForm] string? returnUrl)
    {
        if (!await liveness.HoldsNowAsync(http.User, http.RequestAborted)) return await EndAsync(http, returnUrl);
        var account = http.User.ToActor().Account;
        if (PostName.Parse(post) is not { } chosen
            || await liveness.ReadAsync(account, http.RequestAborted) is not { } live || !live.Posts.Contains(chosen)
            || await people.FindByIdAsync(account.ToString()) is not { } person || Session.Of(http.User) is not { } session)
            return Results.NotFound();
        await http.SignInAsync(PeopleSchemes.Cookie, PostClaims.Of(person, chosen, session));
        return Results.LocalRedirect(LocalOr(returnUrl, "/"));
    }

    /// <summary>The session is over, though a moment ago it was not known yet.</summary>
    private static async Task<IResult> EndAsync(HttpContext http, string? returnUrl)
    {
        await http.SignOutAsync(PeopleSchemes.Cookie);
        return Results.Challenge(new() { RedirectUri = LocalOr(returnUrl, "/") }, [PeopleSchemes.Cookie]);
    }

    /// <summary>The token that a script sends as <c>X-CSRF-TOKEN</c>; bound to the account, so that it outlives a change of the post.</summary>
    private static IResult Token(HttpContext http, IAntiforgery antiforgery) =>
        Results.Ok(new { token = antiforgery.GetAndStoreTokens(http).RequestToken });

    private static IResult Again(string outcome, string? returnUrl) =>
        Results.LocalRedirect(Page + QueryString.Create("outcome", outcome).Add("returnUrl", LocalOr(returnUrl, "/")));

    /// <summary>Never to another site.</summary>
    private static string LocalOr(string? url, string otherwise) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : otherwise;
}

using Haitang.Web.Identity;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Haitang.Web.Shell;

/// <summary>The language switch: <c>POST /language</c> with the form's <c>language</c>, back to the page it came from.</summary>
public static class LanguageChoice
{
    public static void MapLanguageChoice(this IEndpointRouteBuilder app) =>
        app.MapPost("/language", Choose).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Choose(HttpContext context, PreferredLanguage preferred, [FromForm] string language)
    {
        if (Language.Of(language) is not { } culture) return Results.BadRequest();
        context.Response.Cookies.Append(ReaderCulture.Cookie, culture.Name, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            HttpOnly = true,
            IsEssential = true,
        });
        await preferred.RememberAsync(context, culture.Name);
        return Results.LocalRedirect("~" + PathBack(context.Request));
    }

    /// <summary>The page that the form stood on, when it was one of ours.</summary>
    private static string PathBack(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } from && from.Authority == request.Host.Value
            ? from.PathAndQuery
            : "/";
}

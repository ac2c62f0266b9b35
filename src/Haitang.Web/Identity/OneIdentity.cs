using Haitang.Web.Api;

namespace Haitang.Web.Identity;

/// <summary>Key or cookie, never both: nobody shall have to guess which of them acted.</summary>
internal static class OneIdentity
{
    public static void UseOneIdentity(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.Headers.Authorization.Count > 0 && http.Request.Cookies.ContainsKey(PeopleSchemes.CookieName)
            ? Problem.Of(StatusCodes.Status400BadRequest, "http.key_and_cookie", http).ExecuteAsync(http)
            : next(http));
}

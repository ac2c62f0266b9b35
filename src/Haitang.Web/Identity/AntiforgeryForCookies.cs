using Haitang.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace Haitang.Web.Identity;

/// <summary>
/// Requests that change something and come with a cookie must carry the antiforgery token as <c>X-CSRF-TOKEN</c>. Those with
/// a key need none: no browser adds a key by itself.
/// </summary>
public static class AntiforgeryForCookies
{
    public const string Header = "X-CSRF-TOKEN";

    public static TBuilder RequireAntiforgeryForCookies<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            return IsByCookie(http) && Changes(http.Request.Method) && !await HasTokenAsync(http)
                ? Problem.Of(StatusCodes.Status400BadRequest, "http.antiforgery", http)
                : await next(context);
        });

    /// <summary>Only the header counts: looking for a token in a form would read an upload before it is allowed.</summary>
    private static async Task<bool> HasTokenAsync(HttpContext http) =>
        http.Request.Headers.ContainsKey(Header) && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static bool IsByCookie(HttpContext http) => http.User.Identities.Any(i => i.AuthenticationType == PeopleSchemes.Cookie);

    private static bool Changes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);
}

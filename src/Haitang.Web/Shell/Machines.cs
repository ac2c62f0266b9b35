namespace Haitang.Web.Shell;

/// <summary>Machines are answered with problem documents and bare states, people with pages.</summary>
internal static class Machines
{
    private static readonly PathString[] Paths = ["/api", "/open311", "/openapi", "/health", "/metrics", "/_blazor", "/_framework"];

    public static bool Ask(HttpContext http) => Paths.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Haitang.Web.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 when not. For load balancers, without sign-in.</summary>
public static class HealthServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        // One line a check. Each asks the database for itself: what cannot be asked is not ready.
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Patience)
            .AddCheck<SchemaHealth>("migrations", timeout: Patience)
            .AddCheck<DurabilityHealth>("durability", timeout: Patience)
            .AddCheck<FoldHealth>("folds", timeout: Patience)
            .AddCheck<TransactionHealth>("transactions", timeout: Patience)
            .AddCheck<OutboxHealth>("messages", failureStatus: HealthStatus.Degraded, timeout: Patience);
        return services;
    }

    /// <summary>Where the server is our own, in this data folder.</summary>
    public static IServiceCollection AddDiskHealth(this IServiceCollection services, string dataFolder)
    {
        services.AddHealthChecks().AddCheck("disk", new DiskHealth(dataFolder), timeout: Patience);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        Map(app, "/health/live", _ => false);
        Map(app, "/health/ready", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> checks) => app
        .MapHealthChecks(path, new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync })
        .AllowAnonymous().ShortCircuit();

    /// <summary>States and our own words only: an exception's message is for the log.</summary>
    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(e => e.Key, e => new { status = Word(e.Value.Status), detail = e.Value.Description }),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "warning",
        _ => "failed",
    };
}

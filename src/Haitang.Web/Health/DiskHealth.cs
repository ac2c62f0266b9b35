using Haitang.Web.Postgres.Embedded;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Haitang.Web.Health;

/// <summary>The server of our own has room to write. It stops when it has none, and is started again until there is some.</summary>
/// <param name="folder">The data folder.</param>
internal sealed class DiskHealth(string folder) : IHealthCheck
{
    private const long Little = 1L << 30;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge(DiskRoom.FreeAt(folder)));

    internal static HealthCheckResult Judge(long free) =>
        DiskRoom.IsFull(free) ? HealthCheckResult.Unhealthy(DiskRoom.Words(free))
        : free < Little ? HealthCheckResult.Degraded(DiskRoom.Words(free))
        : HealthCheckResult.Healthy(DiskRoom.Words(free));
}

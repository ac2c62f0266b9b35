using Haitang.Web.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Health;

/// <summary>What is acknowledged outlives a fall of the machine.</summary>
internal sealed class DurabilityHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Durability.RisksAsync(database, cancellationToken) is { Count: > 0 } risks
            ? HealthCheckResult.Unhealthy($"Acknowledged data may be lost: {string.Join(", ", risks)}.")
            : HealthCheckResult.Healthy();
}

using Haitang.EventLog;
using Haitang.Web.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Health;

/// <summary>The tables are those that this program expects. Those of a newer one beside it do no harm.</summary>
internal sealed class SchemaHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var missing = Schema.ScriptNames(DatabaseServices.Rooms)
            .Except(await Schema.AppliedAsync(database, cancellationToken), StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"Not applied yet: {string.Join(", ", missing)}.");
    }
}

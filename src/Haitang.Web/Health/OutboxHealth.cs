using Haitang.Web.Notifications;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Health;

/// <summary>No message was given up. A receiver that is away is no reason to take this node out of work: a warning.</summary>
internal sealed class OutboxHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await OutboxState.ReadAsync(database, cancellationToken);
        return state.GivenUp == 0
            ? HealthCheckResult.Healthy($"{state.Waiting} wait.")
            : HealthCheckResult.Degraded($"{state.GivenUp} were given up, {state.Waiting} wait.");
    }
}

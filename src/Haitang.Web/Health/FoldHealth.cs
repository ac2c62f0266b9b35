using Haitang.EventLog;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Haitang.Web.Health;

/// <summary>No fold or reaction has stopped at an event that it cannot take.</summary>
internal sealed class FoldHealth(FoldRunner folds) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = await folds.StatusAsync(cancellationToken);
        var lag = all.Select(fold => fold.Lag).DefaultIfEmpty().Max();
        var stopped = all.Where(fold => fold.IsStopped).Select(fold => $"{fold.Name} at position {fold.Fault!.Position}").ToList();
        return stopped.Count == 0
            ? HealthCheckResult.Healthy($"At most {lag} positions behind.")
            : HealthCheckResult.Unhealthy($"Stopped: {string.Join(", ", stopped)}.");
    }
}

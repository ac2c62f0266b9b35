using System.Globalization;
using Haitang.Web.Words;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Haitang.Web.Standby;

/// <summary>The standby follows. Without it the node does its work all the same: a warning.</summary>
internal sealed class StandbyHealth(StandbyWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge(watch.Sight));

    internal static HealthCheckResult Judge(StandbySight sight)
    {
        var since = sight.Since is { } at ? CityTime.Of(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : "";
        return sight.State switch
        {
            StandbyState.Following when sight.Since is null => HealthCheckResult.Healthy("Boards are read from it."),
            StandbyState.Following => HealthCheckResult.Degraded($"Behind since {since}; boards are read from it."),
            StandbyState.Late => HealthCheckResult.Degraded($"Too far behind, since {since}; boards are read from the primary."),
            StandbyState.Foreign => HealthCheckResult.Degraded($"No standby of this primary, since {since}; boards are read from the primary."),
            _ => HealthCheckResult.Degraded($"Cannot be reached since {since}; boards are read from the primary."),
        };
    }
}

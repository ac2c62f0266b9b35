using Haitang.Web.Standby;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Haitang.Web.Tests.Standby;

public sealed class StandbyHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void one_that_follows_is_healthy() => Assert.Equal(HealthStatus.Healthy, StandbyHealth.Judge(new(StandbyState.Following, null)).Status);

    [Theory]
    [InlineData(StandbyState.Following, "Behind since")]
    [InlineData(StandbyState.Late, "Too far behind")]
    [InlineData(StandbyState.Away, "Cannot be reached")]
    [InlineData(StandbyState.Foreign, "No standby of this primary")]
    public void everything_else_is_a_warning_that_says_since_when(StandbyState state, string words)
    {
        var result = StandbyHealth.Judge(new(state, Noon));
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith(words, result.Description, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 12:00:00 +08:00", result.Description, StringComparison.Ordinal);
    }
}

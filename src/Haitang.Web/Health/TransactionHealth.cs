using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Health;

/// <summary>
/// No transaction that writes is open for long: everything behind the log waits for it, because nothing written since is final.
/// It may be in any database of the server.
/// </summary>
internal sealed class TransactionHealth(NpgsqlDataSource database) : IHealthCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Judge(await OldestAsync(cancellationToken));

    internal static HealthCheckResult Judge(TimeSpan oldest) => oldest <= Most
        ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy(FormattableString.Invariant($"A transaction has been open for {oldest.TotalSeconds:0} seconds."));

    /// <summary>How long the oldest has been open; zero when there is none.</summary>
    internal async Task<TimeSpan> OldestAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select coalesce(max(clock_timestamp() - xact_start), interval '0') from pg_stat_activity
            where backend_xid is not null and pid <> pg_backend_pid()
            """);
        return (TimeSpan)(await command.ExecuteScalarAsync(cancel))!;
    }
}

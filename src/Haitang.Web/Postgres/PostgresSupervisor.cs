using Haitang.Web.Postgres.Embedded;

namespace Haitang.Web.Postgres;

/// <summary>Starts our own server again when it ends under the running host.</summary>
internal sealed class PostgresSupervisor(EmbeddedPostgres postgres) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => postgres.KeepRunningAsync(stoppingToken);
}

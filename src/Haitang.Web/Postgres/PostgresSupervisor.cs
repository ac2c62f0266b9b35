using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Workers;

namespace Haitang.Web.Postgres;

/// <summary>Starts our own server again when it ends under the running host.</summary>
internal sealed class PostgresSupervisor(EmbeddedPostgres postgres) : Worker
{
    protected override Task WorkAsync(CancellationToken stopping) => postgres.KeepRunningAsync(stopping);
}

using Haitang.Web.Database;
using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Does PostgreSQL keep what it acknowledges?</summary>
internal sealed class DurabilityCheck : IDatabaseCheck
{
    public string Name => "durability";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel) =>
        await Durability.RisksAsync(database, cancel) is { Count: > 0 } risks
            ? Finding.Failed($"Acknowledged data may be lost: {string.Join(", ", risks)}")
            : Finding.Ok("fsync, full_page_writes and synchronous_commit are on.");
}

using Haitang.EventLog;
using Haitang.Web.Database;
using Haitang.Web.Postgres.Embedded;
using Npgsql;

namespace Haitang.Web.Postgres;

/// <summary>Makes sure that a server which others run can be reached before anything depends on it.</summary>
internal static class ExternalServer
{
    /// <summary>Waits for a server that is just starting, as it may be after the machine was switched on.</summary>
    public static async Task<string> ReachAsync(string connectionString, TimeSpan patience, ILogger logger, CancellationToken cancel)
    {
        var until = DateTime.UtcNow + patience;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (true)
        {
            try
            {
                return await ReachOnceAsync(connectionString, cancel);
            }
            catch (PostgresUnavailableException not) when (not.InnerException is { } away && DatabaseAway.Is(away) && DateTime.UtcNow < until)
            {
                logger.LogWarning("Waiting for the database: {Reason}", not.Message);
                await timer.WaitForNextTickAsync(cancel);
            }
        }
    }

    public static async Task<string> ReachOnceAsync(string connectionString, CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await using var source = EventStoreDataSource.Create(connectionString);
            await using var connection = await source.OpenConnectionAsync(cancel);
            return connectionString;
        }
        catch (NpgsqlException failed)
        {
            throw new PostgresUnavailableException($"The database {settings.Database} at {settings.Host}:{settings.Port} cannot be reached: {failed.Message}", failed);
        }
    }
}

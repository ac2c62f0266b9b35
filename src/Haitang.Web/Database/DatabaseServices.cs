using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Privacy;
using Npgsql;

namespace Haitang.Web.Database;

/// <summary>Registers the one database and brings its tables up to date before anything else starts.</summary>
public static class DatabaseServices
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => EventStoreDataSource.Create(connectionString))
        .AddHostedService<Migration>();

    private sealed class Migration(NpgsqlDataSource database, CaseKeys keys) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await Schema.MigrateAsync(
                database, [typeof(EventStore).Assembly, typeof(EventCodec).Assembly, typeof(WebHost).Assembly], cancellationToken);
            await keys.CheckMasterKeyAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

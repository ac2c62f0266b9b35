using System.Reflection;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Privacy;
using Npgsql;

namespace Haitang.Web.Database;

/// <summary>Registers the one database and brings its tables up to date before anything else starts.</summary>
public static class DatabaseServices
{
    /// <summary>The assemblies that carry migration scripts.</summary>
    internal static readonly Assembly[] Rooms = [typeof(EventStore).Assembly, typeof(EventCodec).Assembly, typeof(WebHost).Assembly];

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connectionString) => services
        .AddSingleton(provider => EventStoreDataSource.Create(
            connectionString, source => source.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())))
        .AddHostedService<Migration>();

    /// <summary>What a starting host does by itself; for the command line, which starts none.</summary>
    internal static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await Schema.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Rooms, cancel);
        await services.GetRequiredService<CaseKeys>().CheckMasterKeyAsync(cancel);
    }

    private sealed class Migration(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => services.MigrateAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

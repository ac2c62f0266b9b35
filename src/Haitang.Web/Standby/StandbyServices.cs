using Haitang.EventLog;
using Haitang.Web.Postgres;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Standby;

/// <summary>Registers the standby that boards may be read from.</summary>
public static class StandbyServices
{
    /// <summary>The name of its connection string, and of its data source among the services: the one without a name is the primary.</summary>
    public const string Key = DatabaseConnection.StandbyName;

    /// <summary>Seconds after which a look there is given up: whoever looks gets it from the primary.</summary>
    private const int MostLook = 5;

    /// <param name="connectionString">Null: there is none.</param>
    public static IServiceCollection AddStandby(this IServiceCollection services, string? connectionString, StandbyOptions options)
    {
        services.AddSingleton<StandbyReads>();
        if (connectionString is null) return services;
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.CommandTimeout is 0 or > MostLook) settings.CommandTimeout = MostLook;
        services.AddKeyedSingleton(Key, (provider, _) => EventStoreDataSource.Create(
            settings.ConnectionString, source => source.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()), TargetSessionAttributes.Standby));
        services.AddSingleton(options).AddSingleton<StandbyWatch>().AddHostedService(p => p.GetRequiredService<StandbyWatch>());
        services.AddHealthChecks().AddCheck<StandbyHealth>("standby", failureStatus: HealthStatus.Degraded);
        return services;
    }
}

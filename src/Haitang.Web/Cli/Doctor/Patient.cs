using Haitang.EventLog;
using Haitang.Web.Configuration;
using Haitang.Web.Postgres;
using Haitang.Web.Postgres.Embedded;
using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>What the doctor looks at: the configuration and, when it can be reached, the database. Nothing is made or migrated.</summary>
internal sealed class Patient : IAsyncDisposable
{
    private readonly DatabaseConnection? _connection;

    private Patient(ConfigurationReading configuration, DatabaseConnection? connection, string whyUnreachable)
    {
        Configuration = configuration;
        WhyUnreachable = whyUnreachable;
        _connection = connection;
        Database = connection is null ? null : EventStoreDataSource.Create(connection.ConnectionString);
    }

    public ConfigurationReading Configuration { get; }

    public NpgsqlDataSource? Database { get; }

    public string WhyUnreachable { get; }

    public static async Task<Patient> ExamineAsync(string[] arguments, CancellationToken cancel)
    {
        var builder = WebHost.CreateBuilder(arguments);
        var reading = ConfigurationReading.Of(builder.Configuration);
        using var logs = LoggerFactory.Create(logging => logging
            .AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsoleLog(reading.Options.Logs, builder.Environment));
        try
        {
            var folder = reading.Options.DataFolder();
            if (DatabaseConnection.Configured(builder.Configuration) is null && !Cluster.ExistsIn(folder))
                throw new PostgresUnavailableException($"There is no database in {folder} yet; run makes it.");
            return new(reading, await DatabaseConnection.ForVerbAsync(builder.Configuration, reading.Options, logs.CreateLogger("Haitang.Postgres"), cancel), "");
        }
        catch (Exception away) when (away is PostgresUnavailableException or ConfigurationException)
        {
            return new(reading, null, away.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }
}

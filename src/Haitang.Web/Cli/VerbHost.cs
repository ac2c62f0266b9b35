using Haitang.Web.Configuration;
using Haitang.Web.Health;
using Haitang.Web.Postgres;

namespace Haitang.Web.Cli;

/// <summary>The program on its database: first the database, then the rooms. Nothing listens or works yet.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly ILoggerFactory _logs;

    private VerbHost(WebApplication app, DatabaseConnection database, ILoggerFactory logs)
    {
        App = app;
        Database = database;
        _logs = logs;
    }

    internal delegate Task<DatabaseConnection> OpenDatabase(IConfiguration configuration, HaitangOptions options, ILogger logger, CancellationToken cancel);

    public WebApplication App { get; }

    public DatabaseConnection Database { get; }

    public IServiceProvider Services => App.Services;

    public static async Task<VerbHost> OpenAsync(string[] configuration, OpenDatabase open, CancellationToken cancel)
    {
        var builder = WebHost.CreateBuilder(configuration);
        var options = ConfigurationReading.Of(builder.Configuration).Checked();
        // The rooms' own log comes too late for the database, on which they are built, and ends too early.
        var logs = LoggerFactory.Create(logging => logging
            .AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsoleLog(options.Logs, builder.Environment));
        DatabaseConnection? database = null;
        WebApplication? app = null;
        try
        {
            database = await open(builder.Configuration, options, logs.CreateLogger("Haitang.Postgres"), cancel);
            builder.Configuration[$"ConnectionStrings:{DatabaseConnection.Name}"] = database.ConnectionString;
            if (database.Own is { } own)
                builder.Services.AddDiskHealth(options.DataFolder()).AddHostedService(_ => new PostgresSupervisor(own));
            app = WebHost.Build(builder);
            return new(app, database, logs);
        }
        catch
        {
            await CloseAsync(app, database, logs);
            throw;
        }
    }

    public ValueTask DisposeAsync() => CloseAsync(App, Database, _logs);

    private static async ValueTask CloseAsync(WebApplication? app, DatabaseConnection? database, ILoggerFactory logs)
    {
        if (app is not null)
        {
            // Also after a start that failed half-way: what runs already is told to end.
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (database is not null)
            await database.DisposeAsync();
        logs.Dispose();
    }
}

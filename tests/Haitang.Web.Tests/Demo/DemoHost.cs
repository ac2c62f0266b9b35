using Haitang.Testing;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Haitang.Web.Tests.Demo;

/// <summary>The real host on an empty database, with a data folder of its own.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    /// <summary>A Thursday afternoon in Shanghai.</summary>
    public static readonly DateTimeOffset Until = new(2026, 3, 12, 8, 30, 0, TimeSpan.Zero);

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private DemoHost(TestDatabase database, WebApplication app, string folder) => (_database, _app, Folder) = (database, app, folder);

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public string ConnectionString => _database.ConnectionString;

    public static async Task<DemoHost> StartAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("haitang-demo-").FullName;
        var app = WebHost.Build(["--urls", "http://127.0.0.1:0", "--environment", "Testing"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Haitang"] = database.ConnectionString,
                ["Haitang:Data"] = folder,
                ["Logging:LogLevel:Default"] = "Warning",
            });
            // What is tested is not how long a password takes to guess.
            builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });
        await app.StartAsync();
        // The story ends long ago and is told while the host runs: a clock of today would write into the midst of it.
        await app.Services.GetServices<IHostedService>().OfType<DeadlineClock>().Single().StopAsync(CancellationToken.None);
        return new(database, app, folder);
    }

    /// <summary>With the city as it was at <see cref="Until"/>.</summary>
    public static async Task<DemoHost> StartSeededAsync()
    {
        var host = await StartAsync();
        await host.SeedAsync();
        return host;
    }

    internal Task<DemoSeeding> SeedAsync(CancellationToken cancel = default) => Services.GetRequiredService<DemoCity>().SeedAsync(Until, cancel);

    /// <summary>As when somebody pulls the plug.</summary>
    public ValueTask DropDatabaseAsync() => _database.DisposeAsync();

    /// <summary>The rows of a query, each as one text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string query)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"select row(q.*)::text from ({query}) q");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Everything in the log that does not depend on keys drawn at random.</summary>
    public Task<IReadOnlyList<string>> LogAsync() => ReadAsync(
        "select id, stream_id, version, type, timestamp, correlation_id, causation_id, headers, user_name from haitang.mt_events order by seq_id");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>One seeded city for the tests that change nothing in it.</summary>
public sealed class SeededDemo : IAsyncLifetime
{
    public DemoHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await DemoHost.StartSeededAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

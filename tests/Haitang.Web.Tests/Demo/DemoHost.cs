using Haitang.EventLog;
using Haitang.Testing;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo;
using Haitang.Web.Tests.City;
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
    /// <summary>A Thursday morning in Shanghai.</summary>
    public static readonly DateTimeOffset Until = new(2026, 3, 12, 2, 30, 0, TimeSpan.Zero);

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private DemoHost(TestDatabase database, WebApplication app, string folder) => (_database, _app, Folder) = (database, app, folder);

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public string ConnectionString => _database.ConnectionString;

    /// <param name="time">By which the host goes; null: as always.</param>
    public static async Task<DemoHost> StartAsync(TimeProvider? time = null)
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
            if (time is not null) builder.Services.AddSingleton(time);
            // What is tested is not how long a password takes to guess.
            builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });
        await app.StartAsync();
        var host = new DemoHost(database, app, folder);
        // The story ends long ago: a clock of today would go on with it. It has to have begun before it can be stopped.
        await Wait.UntilAsync(async () => await host.CountAsync($"select count(*) from haitang.leases where name = '{DeadlineClock.LeaseName}'") == 1);
        await app.Services.GetServices<IHostedService>().OfType<DeadlineClock>().Single().StopAsync(CancellationToken.None);
        return host;
    }

    /// <summary>With the city as it was at <see cref="Until"/>.</summary>
    internal static async Task<DemoHost> StartSeededAsync(DemoOrder order)
    {
        var host = await StartAsync();
        await host.SeedAsync(order);
        return host;
    }

    internal Task<DemoSeeding> SeedAsync(DemoOrder order, CancellationToken cancel = default) =>
        Services.GetRequiredService<DemoCity>().SeedAsync(order, null, cancel);

    /// <summary>Until the folds have read all of it.</summary>
    public async Task CatchUpAsync()
    {
        var folds = Services.GetRequiredService<FoldRunner>();
        await Wait.UntilAsync(async () => (await folds.StatusAsync()).All(fold => fold.Lag == 0), TimeSpan.FromSeconds(60));
    }

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

    public async Task RunAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The only number of a query.</summary>
    public async Task<long> CountAsync(string query) =>
        long.Parse(Assert.Single(await ReadAsync(query)).Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

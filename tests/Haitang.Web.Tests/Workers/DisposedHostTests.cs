using System.Collections.Concurrent;
using Haitang.Testing;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Haitang.Web.Tests.Workers;

/// <summary>A host that is disposed without having been stopped ends in order all the same.</summary>
public sealed class DisposedHostTests
{
    [Fact]
    public async Task its_workers_end_quietly_and_give_their_leases_back_before_the_database_goes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var beside = NpgsqlDataSource.Create(database.ConnectionString);
        var keys = Directory.CreateTempSubdirectory("haitang-keys-");
        var app = WebHost.Build(["--urls", "http://127.0.0.1:0", "--environment", "Testing"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Haitang"] = database.ConnectionString,
                ["Haitang:Privacy:MasterKeyFile"] = Path.Combine(keys.FullName, "master.key"),
            });
        });
        using var complaints = new Complaints();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(complaints);
        await app.StartAsync();
        await Wait.UntilAsync(async () => await LeasesAsync(beside) >= 2);
        var workers = app.Services.GetServices<IHostedService>().OfType<Web.Workers.Worker>().ToList();
        Assert.NotEmpty(workers);

        await app.DisposeAsync();
        Assert.Empty(complaints.Lines);
        Assert.All(workers, worker => Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully, worker.GetType().Name));
        Assert.Equal(0, await LeasesAsync(beside));
        keys.Delete(recursive: true);
    }

    /// <summary>What works behind the host is told from what the framework brings: it is all of this kind.</summary>
    [Fact]
    public void whatever_works_behind_is_a_worker() => Assert.DoesNotContain(
        typeof(WebHost).Assembly.GetTypes(), t => t.IsSubclassOf(typeof(BackgroundService)) && !t.IsAssignableTo(typeof(Web.Workers.Worker)));

    private static async Task<long> LeasesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select count(*) from haitang.leases");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Warnings and worse.</summary>
    private sealed class Complaints : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) _lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

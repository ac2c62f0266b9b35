using Haitang.Projections.Events;
using Haitang.Web;
using Haitang.Web.Database;
using Haitang.Web.Demo;
using Haitang.Web.Folding;
using Haitang.Web.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Bench.Rebuilds;

/// <summary>The program's rooms on a database with a small demonstration city, and nothing at work: as the verbs have it.</summary>
internal sealed class ToldCity : IAsyncDisposable
{
    /// <summary>Some 6,600 events of cases, and 2,000 of the organisation.</summary>
    private const int Appeals = 400;

    private readonly WebApplication _app;
    private readonly string _folder;

    private ToldCity(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public NpgsqlDataSource Database => _app.Services.GetRequiredService<NpgsqlDataSource>();

    public ReadModels Models => _app.Services.GetRequiredService<ReadModels>();

    public MasterKey Master => _app.Services.GetRequiredService<MasterKey>();

    public ICaseKeys Keys => _app.Services.GetRequiredService<ICaseKeys>();

    public static async Task<ToldCity> TellAsync(string connectionString)
    {
        var folder = Directory.CreateTempSubdirectory("haitang-bench-").FullName;
        var app = WebHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Haitang"] = connectionString,
                ["Haitang:Data"] = folder,
                ["Logging:LogLevel:Default"] = "None",
            });
            // How long a password takes to guess is not what is measured.
            builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });
        await app.Services.MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<DemoCity>().SeedAsync(new DemoOrder(Appeals: Appeals), null, CancellationToken.None);
        return new(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

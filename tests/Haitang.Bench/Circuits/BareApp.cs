using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haitang.Bench.Circuits;

/// <summary>A Blazor Server app with one page and no services of its own, in this process like the host.</summary>
internal sealed class BareApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareApp(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareApp> StartAsync(OpenCircuits circuits)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Blazor's script is one of the host's static assets.
            ApplicationName = typeof(Haitang.Web.WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--urls", "http://127.0.0.1:0"],
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        circuits.CountIn(builder.Services);
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<BarePage>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

using Haitang.Web.Shell;

namespace Haitang.Web;

/// <summary>Puts the rooms together. Tests start the same host on a free port.</summary>
public static class WebHost
{
    /// <summary>Configures and builds the host; the caller runs it.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.AddShell();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapShell();
        return app;
    }
}

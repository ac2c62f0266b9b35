using Haitang.Web.Api;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Database;
using Haitang.Web.Folding;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Haitang.Web.Privacy;
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
        configure?.Invoke(builder);
        var settings = builder.Configuration;
        builder.Services
            .AddDatabase(settings.GetConnectionString("Haitang") ?? throw new InvalidOperationException("ConnectionStrings:Haitang is not set."))
            .AddPrivacy(settings["Haitang:Privacy:MasterKeyFile"] ?? throw new InvalidOperationException("Haitang:Privacy:MasterKeyFile is not set."))
            .AddLive()
            .AddDesk()
            .AddCases()
            .AddFolding()
            .AddApi();
        builder.AddPeople();
        builder.AddShell();

        var app = builder.Build();
        app.UsePeople();
        app.MapShell();
        app.MapPeople();
        app.MapApi();
        return app;
    }
}

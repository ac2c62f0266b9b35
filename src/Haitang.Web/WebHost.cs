using Haitang.Web.Admin;
using Haitang.Web.Api;
using Haitang.Web.Attachments;
using Haitang.Web.Boards;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Configuration;
using Haitang.Web.Database;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo;
using Haitang.Web.Desks;
using Haitang.Web.Folding;
using Haitang.Web.Health;
using Haitang.Web.Help;
using Haitang.Web.Hotline;
using Haitang.Web.Housekeeping;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Haitang.Web.Notifications;
using Haitang.Web.Phone;
using Haitang.Web.Postgres;
using Haitang.Web.Presence;
using Haitang.Web.Privacy;
using Haitang.Web.Shell;
using Haitang.Web.Standby;
using Haitang.Web.Tickets;

namespace Haitang.Web;

/// <summary>Puts the rooms together. Tests start the same host on a free port.</summary>
public static class WebHost
{
    private const string DefaultUrls = "http://127.0.0.1:8080";

    /// <summary>Configures and builds the host; the caller runs it.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(args);
        configure?.Invoke(builder);
        return Build(builder);
    }

    /// <summary>Arguments, environment, and the settings files beside the program, wherever it is started from.</summary>
    internal static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = DefaultUrls;
        return builder;
    }

    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        var options = builder.AddHaitangConfiguration();
        builder.Services
            .AddDatabase(DatabaseConnection.Configured(builder.Configuration)
                ?? throw new InvalidOperationException($"ConnectionStrings:{DatabaseConnection.Name} is not set."))
            .AddPrivacy(options.MasterKeyFile())
            .AddLive()
            .AddStandby(DatabaseConnection.Configured(builder.Configuration, DatabaseConnection.StandbyName), options.Standby)
            .AddDesk()
            .AddCases()
            .AddDesks()
            .AddPresence()
            .AddTickets()
            .AddBoards()
            .AddPhone()
            .AddHelp()
            .AddNotifications()
            .AddHotline(options.Hotline)
            .AddAttachments()
            .AddFolding(options.Folding)
            .AddDeadlines()
            .AddHousekeeping()
            .AddDemo()
            .AddHealth()
            .AddAdmin()
            .AddApi();
        // Open circuits come back by themselves; nobody waits for them.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.AddPeople();
        builder.AddShell();

        var app = builder.Build();
        app.WarnOfUnknownKeys();
        app.UseTrustedProxies(options.Proxies);
        app.UseSecurityHeaders();
        app.UseRequestDeadlines();
        app.UseAwayAnswers();
        app.UsePeople();
        app.MapShell();
        app.MapPeople();
        app.MapApi();
        app.MapHealth();
        return app;
    }
}

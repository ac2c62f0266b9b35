using Haitang.Web.Cli;
using Haitang.Web.Configuration;

namespace Haitang.Web.Demo;

/// <summary>Registers the demonstration city.</summary>
public static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoMark>()
        .AddSingleton<DatedDesk>()
        .AddSingleton(p => new DemoPassword(p.GetRequiredService<HaitangOptions>().DataFolder()))
        .AddScoped<DemoFounding>()
        .AddScoped<DemoAppeals>()
        .AddSingleton<DemoCity>()
        .AddSingleton<IDemoCity>(p => p.GetRequiredService<DemoCity>());
}

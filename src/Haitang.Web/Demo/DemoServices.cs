using Haitang.Web.Cli;
using Haitang.Web.Configuration;

namespace Haitang.Web.Demo;

/// <summary>Registers the demonstration city.</summary>
public static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoMark>()
        .AddSingleton<DemoLog>()
        .AddSingleton<DemoRooms>()
        .AddSingleton(p => new DemoPassword(p.GetRequiredService<HaitangOptions>().DataFolder()))
        .AddSingleton<DemoCity>()
        .AddSingleton<IDemoCity>(p => p.GetRequiredService<DemoCity>());
}

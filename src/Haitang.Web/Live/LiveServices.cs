using Haitang.Projections.Live;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Haitang.Web.Live;

/// <summary>Registers the news of changes.</summary>
public static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<LiveFeed>()
        .AddSingleton<LiveStream>()
        .AddScoped<Reconnection>()
        .AddScoped<CircuitHandler>(p => p.GetRequiredService<Reconnection>())
        .AddSingleton<ChangeGaps>()
        .AddHostedService(p => p.GetRequiredService<ChangeGaps>())
        .AddSingleton<ChangeSignals>()
        .AddSingleton<IChangeSignals>(p => p.GetRequiredService<ChangeSignals>())
        .AddHostedService(p => p.GetRequiredService<ChangeSignals>())
        .AddHostedService<ChangeListener>();
}

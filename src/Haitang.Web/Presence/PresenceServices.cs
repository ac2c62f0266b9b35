namespace Haitang.Web.Presence;

/// <summary>Registers who has what open.</summary>
public static class PresenceServices
{
    public static IServiceCollection AddPresence(this IServiceCollection services) => services
        .AddSingleton<OpenCases>().AddSingleton<PresenceNode>().AddHostedService<PresenceHearing>().AddHostedService<PresenceTelling>();
}

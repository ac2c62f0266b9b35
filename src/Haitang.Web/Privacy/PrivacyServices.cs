using Haitang.Projections.Events;

namespace Haitang.Web.Privacy;

/// <summary>Registers keys and contact data.</summary>
public static class PrivacyServices
{
    /// <param name="masterKeyFile">Outside the database and its backups; made when it is not there.</param>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, string masterKeyFile) => services
        .AddSingleton(_ => MasterKey.LoadOrCreate(masterKeyFile))
        .AddSingleton<CaseKeys>()
        .AddSingleton<ICaseKeys>(p => p.GetRequiredService<CaseKeys>())
        .AddSingleton<Reporters>()
        .AddSingleton<Reveals>()
        .AddSingleton<ConfidentialReads>();
}

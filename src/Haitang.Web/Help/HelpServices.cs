namespace Haitang.Web.Help;

/// <summary>Registers what helps people who are here for the first time.</summary>
public static class HelpServices
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton<SeenHints>();
}

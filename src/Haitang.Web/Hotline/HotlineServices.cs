namespace Haitang.Web.Hotline;

/// <summary>Registers the hotline's intake.</summary>
public static class HotlineServices
{
    public static IServiceCollection AddHotline(this IServiceCollection services) => services.AddSingleton<HotlineIntake>();
}

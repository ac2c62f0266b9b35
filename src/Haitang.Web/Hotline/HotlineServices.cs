using Haitang.Domain.Appeals;
using Haitang.Web.Commands;
using Haitang.Web.Notifications;

namespace Haitang.Web.Hotline;

/// <summary>Registers the hotline's intake, and what tells the hotline about its cases.</summary>
public static class HotlineServices
{
    public static IServiceCollection AddHotline(this IServiceCollection services, HotlineOptions options) => services
        .AddSingleton(options.PushBack)
        .AddSingleton<HotlineIntake>()
        .AddSingleton<IAppendCompanion<Appeal>, PushBackMessages>()
        .AddSingleton<IOutboxTopic, PushBack>();
}

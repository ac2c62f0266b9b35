using Haitang.Web.Attachments;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Notifications;

namespace Haitang.Web.Housekeeping;

/// <summary>Registers the housekeeper and all that it sweeps.</summary>
public static class HousekeepingServices
{
    private const int PicturesAtOnce = 100;

    public static IServiceCollection AddHousekeeping(this IServiceCollection services) => services
        .AddSingleton(p => new Sweep("command keys", p.GetRequiredService<CommandKeys>().ForgetOldAsync))
        .AddSingleton(p => new Sweep("unused pictures", cancel => p.GetRequiredService<AttachmentStore>().PurgeUnusedAsync(PicturesAtOnce, cancel)))
        .AddSingleton(p => new Sweep("closed messages", p.GetRequiredService<Outbox>().ForgetOldAsync))
        .AddSingleton(p => new Sweep("ended sessions", p.GetRequiredService<EndedSessions>().ForgetOldAsync))
        .AddHostedService<Housekeeper>();
}

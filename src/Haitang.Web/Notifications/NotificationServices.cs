namespace Haitang.Web.Notifications;

/// <summary>Registers the outbox and its sender; rooms with something to tell add their <see cref="IOutboxTopic"/>.</summary>
public static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddHostedService<OutboxSender>();
}

using Haitang.Projections.DueItems;

namespace Haitang.Web.Deadlines;

/// <summary>Registers the clock.</summary>
public static class DeadlineServices
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) =>
        services.AddSingleton<DueItems>().AddSingleton<ExplainedDeadlines>().AddHostedService<DeadlineClock>();
}

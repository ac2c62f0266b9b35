using Haitang.Projections.Desks;

namespace Haitang.Web.Desks;

/// <summary>Registers what desks work with.</summary>
public static class DesksServices
{
    public static IServiceCollection AddDesks(this IServiceCollection services) => services
        .AddSingleton<DeskList>()
        .AddSingleton<NearCases>()
        .AddSingleton<Practice>()
        .AddSingleton<DeskListings>()
        .AddSingleton<DeskCounting>()
        .AddSingleton<Suggesting>()
        .AddSingleton<LookingAround>()
        .AddSingleton<SavedViews>()
        .AddScoped<DeskCounts>();
}

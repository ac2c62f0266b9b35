using Haitang.Projections.Phone;

namespace Haitang.Web.Phone;

/// <summary>Registers what the phone's pages ask.</summary>
public static class PhoneServices
{
    public static IServiceCollection AddPhone(this IServiceCollection services) => services
        .AddSingleton<WorkList>()
        .AddSingleton<NewsList>()
        .AddSingleton<DeedCounts>()
        .AddSingleton<ToDoListings>();
}

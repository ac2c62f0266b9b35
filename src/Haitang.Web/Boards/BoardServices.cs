namespace Haitang.Web.Boards;

/// <summary>Registers what boards are read with.</summary>
public static class BoardServices
{
    public static IServiceCollection AddBoards(this IServiceCollection services) =>
        services.AddSingleton<BoardLooks>().AddSingleton<BehindLooks>().AddSingleton<Supervising>();
}

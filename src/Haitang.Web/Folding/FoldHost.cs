using Haitang.Domain.Reactions;
using Haitang.EventLog;
using Haitang.Projections.Boards;
using Haitang.Web.Commands;
using Haitang.Web.Live;
using Haitang.Web.Reactions;

namespace Haitang.Web.Folding;

/// <summary>Runs the async folds and the reactions, on one node at a time, and wakes them when something was written.</summary>
public sealed class FoldHost(FoldRunner runner, LiveFeed feed) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = feed.Subscribe(_ => runner.Poke());
        await runner.RunAsync(stoppingToken);
    }
}

/// <summary>Registers the folds that run behind the log.</summary>
public static class FoldingServices
{
    public static IServiceCollection AddFolding(this IServiceCollection services)
    {
        services.AddSingleton<IAsyncFold>(p => CountsFold(p.GetRequiredService<DirectoryCache>()));
        services.AddSingleton<IAsyncFold>(p => new ReactionRunner(new GridLeaderPosts(), p.GetRequiredService<CommandDesk>()));
        services.AddSingleton(p => new FoldRunner(
            p.GetRequiredService<Npgsql.NpgsqlDataSource>(), p.GetServices<IAsyncFold>(), logger: p.GetRequiredService<ILogger<FoldRunner>>()));
        return services.AddHostedService<FoldHost>();
    }

    /// <summary>Also for a rebuild, which needs an instance of its own.</summary>
    public static CaseCountsFold CountsFold(DirectoryCache directory) => new(directory.NowAsync);
}

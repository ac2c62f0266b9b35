using Haitang.Domain.Reactions;
using Haitang.EventLog;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Projections.Phone;
using Haitang.Projections.Tickets;
using Haitang.Web.Commands;
using Haitang.Web.Reactions;

namespace Haitang.Web.Folding;

/// <summary>Registers what runs behind the log: folds, which keep rows and can be rebuilt, and reactions, which cannot.</summary>
public static class FoldingServices
{
    /// <summary>One line a fold.</summary>
    internal static IReadOnlyList<Func<IServiceProvider, IAsyncFold>> Folds { get; } =
    [
        _ => new CaseCountsFold(),
        _ => new TicketCountsFold(),
        _ => new PracticeFold(),
        _ => new NewsFold(),
        _ => new DeedsFold(),
        _ => new BoardFold(),
    ];

    /// <summary>One line a reaction.</summary>
    internal static IReadOnlyList<IReaction> Reactions { get; } =
    [
        new GridLeaderPosts(), new TicketFacts(), new RecalledTickets(), new ProblemCases(), new MergedAnswers(), new LeftMainCases(),
        new ConfidentialTickets(),
    ];

    public static IServiceCollection AddFolding(this IServiceCollection services, FoldingOptions options)
    {
        foreach (var fold in Folds) services.AddSingleton(fold);
        foreach (var reaction in Reactions)
            services.AddSingleton<IAsyncFold>(p => new ReactionRunner(reaction, p.GetRequiredService<CommandDesk>()));
        services.AddSingleton<OpenTickets>().AddSingleton<HeldCases>().AddSingleton<MovedDeadlines>().AddSingleton<MergedUnits>();
        services.AddSingleton<IAsyncFold>(p => new ReactionRunner(p.GetRequiredService<MovedDeadlines>(), p.GetRequiredService<CommandDesk>()));
        services.AddSingleton<IAsyncFold>(p => new ReactionRunner(p.GetRequiredService<MergedUnits>(), p.GetRequiredService<CommandDesk>()));
        services.AddSingleton(p => new FoldRunner(
            p.GetRequiredService<Npgsql.NpgsqlDataSource>(), p.GetServices<IAsyncFold>(), new() { LeaseDuration = options.Lease }, p.GetRequiredService<ILogger<FoldRunner>>()));
        return services.AddSingleton<ReadModels>().AddHostedService<FoldHost>();
    }
}

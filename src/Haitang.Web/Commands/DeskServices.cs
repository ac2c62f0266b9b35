using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Live;
using Haitang.Projections.Organisation;
using Haitang.Web.Privacy;
using Npgsql;

namespace Haitang.Web.Commands;

/// <summary>Registers the command desk.</summary>
public static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton(p => new EventStore(p.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DirectoryRows>().AddSingleton<AccountRows>().AddSingleton<DirectoryCache>().AddSingleton<CommandKeys>();
        services.AddSingleton<HeldStates>().AddSingleton<DeskLoader>();
        Add(services, StreamKinds.Appeals);
        Add(services, StreamKinds.Tickets);
        Add(services, StreamKinds.Units);
        Add(services, StreamKinds.Accounts);
        Add(services, StreamKinds.Categories);
        Add(services, StreamKinds.Channels);
        Add(services, StreamKinds.Policies);
        Add(services, StreamKinds.Calendars);
        return services.AddSingleton(p => new CommandDesk(
            p.GetRequiredService<DeskLoader>(), p.GetRequiredService<HeldStates>(), p.GetRequiredService<EventStore>(),
            p.GetRequiredService<CommandKeys>(), p.GetRequiredService<DirectoryCache>(), p.GetRequiredService<IChangeSignals>(),
            p.GetServices<ICommandCompanion>(), p.GetServices<IStreamDesk>()));
    }

    private static void Add<TState>(IServiceCollection services, StreamKind<TState> kind) where TState : class, IStreamState<TState> =>
        services.AddSingleton<IStreamDesk>(p => new StreamDesk<TState>(
            kind, p.GetServices<IAppendCompanion<TState>>(), p.GetRequiredService<EventStore>(), p.GetRequiredService<CaseKeys>(),
            p.GetRequiredService<HeldStates>()));
}

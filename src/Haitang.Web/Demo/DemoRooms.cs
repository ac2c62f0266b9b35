using Haitang.EventLog;
using Haitang.Projections.Live;
using Haitang.Web.Attachments;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Folding;
using Haitang.Web.Postgres;
using Haitang.Web.Privacy;
using Haitang.Web.Reactions;
using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>
/// The rooms that a story is told in: the same desk as everywhere, on connections of its own that do not wait for the disk at
/// each commit. What a crash loses of a story is told anew; its end is recorded by the usual connections, behind all of it. No
/// hotline is told of cases that never were.
/// </summary>
internal sealed class DemoRooms(IConfiguration configuration, ILoggerFactory logs, MasterKey master, IChangeSignals signals)
{
    /// <summary>Each combination of rows that an append writes is a statement: all of them stay prepared.</summary>
    private const int Statements = 250;

    /// <summary>Nobody has counted the rows of tables that were empty a moment ago: plans made then must not read all of them.</summary>
    private const string Settings = "-c synchronous_commit=off -c enable_seqscan=off -c jit=off";

    public ServiceProvider Open() => new ServiceCollection()
        .AddSingleton(_ => EventStoreDataSource.Create(ConnectionString(), source =>
        {
            source.UseLoggerFactory(logs);
            source.ConnectionStringBuilder.MaxAutoPrepare = Statements;
        }))
        .AddSingleton(master)
        .AddSingleton<CaseKeys>()
        .AddSingleton<Reporters>()
        .AddSingleton(signals)
        .AddAttachments()
        .AddDesk()
        .AddSingleton<Collecting>()
        .AddSingleton<Happened>()
        .AddSingleton(p => new DatedDesk(
            p.GetRequiredService<CommandDesk>(), FoldingServices.Reactions.Select(r => new ReactionRunner(r, p.GetRequiredService<CommandDesk>())),
            p.GetRequiredService<Happened>()))
        .BuildServiceProvider();

    private string ConnectionString() =>
        new NpgsqlConnectionStringBuilder(DatabaseConnection.Configured(configuration)) { Options = Settings }.ConnectionString;
}

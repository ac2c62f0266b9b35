using Haitang.EventLog;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>Appends that tell everybody of themselves, as the desk does, against the same that keep silent.</summary>
internal sealed class SignallingCostRow : IRow
{
    private const int Writers = 32;
    private static readonly TimeSpan MostLag = TimeSpan.FromMinutes(2);

    public string Name => "signalling-cost";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        await using (var signals = await Signalled.StartAsync(bench.LogDatabase))
            yield return await rounds.CompareAsync("appends with signals (bare: without)", $"{Writers} writers", 0.95, Silent(bench.Log), signals.Telling(bench.Log));

        await using var database = EventStoreDataSource.Create(await bench.NewDatabaseAsync("bench_folded"));
        await Schema.MigrateAsync(database, []);
        await using (var create = database.CreateCommand("create table haitang.reports (id uuid primary key, n bigint not null, percent integer)"))
            await create.ExecuteNonQueryAsync();
        await using var log = new EventStore(database);
        await using var folded = await Signalled.StartAsync(database);
        await using var fold = RunningFold.Start(database, folded.Feed);
        yield return await rounds.CompareAsync(
            "the same with a fold on the machine", $"{Writers} writers", 0.85, Silent(log) with { Settle = fold.AtEndAsync }, folded.Telling(log) with { Settle = fold.AtEndAsync });
        yield return await rounds.CompareAsync(
            "signals and fold (bare: neither)", $"{Writers} writers", 0, Silent(bench.Log), folded.Telling(log) with { Settle = fold.AtEndAsync }) with
        { Goal = null };
    }

    private static Work Silent(EventStore log) => Appending(log, _ => { });

    private static Work Appending(EventStore log, Action<Change> tell)
    {
        var streams = Enumerable.Range(0, Writers).Select(_ => Guid.CreateVersion7()).ToArray();
        Guid[] units = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var versions = new long[Writers];
        return new(Writers, async writer =>
        {
            var result = await log.AppendAsync(Progress.On(streams[writer], Expected.Version(versions[writer]++)));
            if (result.IsConflict) throw new InvalidOperationException("A writer met somebody on its own stream.");
            tell(new("ticket", streams[writer], versions[writer], result.Streams[0].Positions[^1], units, streams[writer]));
        });
    }

    /// <summary>What a node has to tell others and to hear of them.</summary>
    private sealed class Signalled(ChangeSignals signals, ChangeListener listener, LiveFeed feed) : IAsyncDisposable
    {
        public LiveFeed Feed => feed;

        public static async Task<Signalled> StartAsync(NpgsqlDataSource database)
        {
            var feed = new LiveFeed();
            var signals = new ChangeSignals(database, feed, new ChangeGaps(database, NullLogger<ChangeGaps>.Instance), NullLogger<ChangeSignals>.Instance);
            var listener = new ChangeListener(database, feed, signals, TimeProvider.System, NullLogger<ChangeListener>.Instance);
            await signals.StartAsync(CancellationToken.None);
            await listener.StartAsync(CancellationToken.None);
            return new(signals, listener, feed);
        }

        public Work Telling(EventStore log) => Appending(log, signals.Post);

        public async ValueTask DisposeAsync()
        {
            await signals.DisposeAsync();
            await listener.DisposeAsync();
        }
    }

    /// <summary>A fold that runs all the time, and is woken by what the feed tells.</summary>
    private sealed class RunningFold(FoldRunner runner, CancellationTokenSource stop, Task running, IDisposable wake) : IAsyncDisposable
    {
        public static RunningFold Start(NpgsqlDataSource database, LiveFeed feed)
        {
            var (runner, stop) = (new FoldRunner(database, [new ReportsFold(long.MaxValue)]), new CancellationTokenSource());
            return new(runner, stop, runner.RunAsync(stop.Token), feed.Subscribe(_ => runner.Poke()));
        }

        public async Task AtEndAsync()
        {
            using var most = new CancellationTokenSource(MostLag);
            while ((await runner.StatusAsync())[0].Lag > 0) await Task.Delay(20, most.Token);
        }

        public async ValueTask DisposeAsync()
        {
            wake.Dispose();
            await stop.CancelAsync();
            await running;
            runner.Dispose();
            stop.Dispose();
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Haitang.Bench.Signals;
using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>
/// How long after a commit another process, which listens as a node's screens do, has read the row; against how long a bare
/// notification takes from one process to the other.
/// </summary>
internal sealed class SignalsRow : IRow
{
    private const int Changes = 50;
    private const int Beside = 1_500;
    private const int BesideWriters = 16;

    /// <summary>A p99 needs more than a second's changes.</summary>
    private const int Longer = 3;

    public string Name => "signals";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var city = await bench.CityAsync();
        var tickets = await city.TicketsAsync(1 + BesideWriters);
        await using var hearing = await HearingProcess.StartAsync(city.ConnectionString, tickets.Take(1));
        var committed = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        // The feed is the first to be told when the commit is answered.
        using var news = city.Feed.Subscribe(change =>
        {
            if (change?.Id == tickets[0]) committed[HeardSignal.Of(change.Id, change.Version)] = Stopwatch.GetTimestamp();
        });
        var (bare, quiet, busy) = (new Latencies(), new Latencies(), new Latencies());
        var time = rounds.Time * Longer;
        for (var round = -1; round < rounds.Count; round++)
        {
            var (pings, alone, beside) = (await PingAsync(city.Database, hearing, time, round), await ReportAsync(0), await ReportAsync(Beside));
            // The first one is for the code to be compiled.
            if (round < 0) continue;
            bare.Add(pings);
            quiet.Add(alone);
            busy.Add(beside);
        }

        yield return quiet.P50($"commit to row in another process, {Changes} changes a second (bare: a notification)", 8, bare);
        yield return quiet.P99("the same, p99", 60, bare);
        yield return busy.P50($"the same beside {Beside:N0} events a second", 40, bare);
        yield return busy.P99("the same, p99", 150, bare);

        async Task<double[]> ReportAsync(int others)
        {
            committed.Clear();
            var load = Enumerable.Range(1, others > 0 ? BesideWriters : 0)
                .Select(writer => Task.Run(() => Pace.KeepAsync(others / BesideWriters, time, () => city.ReportAsync(tickets[writer]))));
            await Task.WhenAll([.. load, Task.Run(() => Pace.KeepAsync(Changes, time, () => city.ReportAsync(tickets[0])))]);
            await city.FoldedAsync();
            var took = new List<double>();
            foreach (var (what, at) in committed) took.Add(Stopwatch.GetElapsedTime(at, await hearing.AtAsync(what)).TotalMicroseconds);
            return [.. took];
        }
    }

    private static async Task<double[]> PingAsync(NpgsqlDataSource database, HearingProcess hearing, TimeSpan time, int round)
    {
        var sent = new List<(string Ping, long At)>();
        await Pace.KeepAsync(Changes, time, async () =>
        {
            var ping = FormattableString.Invariant($"{round}/{sent.Count}");
            sent.Add((ping, Stopwatch.GetTimestamp()));
            await using var notify = database.CreateCommand("select pg_notify($1, $2)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Hearing.PingChannel });
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ping });
            await notify.ExecuteNonQueryAsync();
        });
        var took = new List<double>();
        foreach (var (ping, at) in sent) took.Add(Stopwatch.GetElapsedTime(at, await hearing.AtAsync(ping)).TotalMicroseconds);
        return [.. took];
    }

    /// <summary>Of all rounds; a figure is the median of what each round has.</summary>
    private sealed class Latencies
    {
        private readonly List<double[]> _rounds = [];

        public void Add(double[] round) => _rounds.Add([.. round.Order()]);

        public Result P50(string what, double goal, Latencies bare) => Against(what, goal, bare, 0.5);

        public Result P99(string what, double goal, Latencies bare) => Against(what, goal, bare, 0.99);

        private Result Against(string what, double goal, Latencies bare, double part)
        {
            var ratios = _rounds.Zip(bare._rounds, (ours, theirs) => At(ours, part) / At(theirs, part));
            return new(what, $"{_rounds.Count} rounds", goal, Median(ratios), Median(_rounds.Select(r => At(r, part))), Median(bare._rounds.Select(r => At(r, part))), "µs");
        }

        private static double At(double[] sorted, double part) => sorted[(int)(sorted.Length * part)];

        private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
    }
}

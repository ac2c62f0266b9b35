using System.Diagnostics;
using Haitang.Bench.Rebuilds;
using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>All read models made anew from a log of so many events, against a loop that reads the same events and writes the same number of rows.</summary>
internal sealed class RebuildRow(IReadOnlyList<int> sizes) : IRow
{
    /// <summary>A growing log takes twice as many minutes; then one round has to do.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    public string Name => "rebuild";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        await using var city = await ToldCity.TellAsync(await bench.NewDatabaseAsync("bench_rebuild"));
        var copies = await CityCopies.OfAsync(city);
        (long Events, TimeSpan Took)? before = null;
        foreach (var size in sizes.Order())
        {
            await copies.GrowToAsync(size);
            var taken = await TakeAsync(city, rounds);
            yield return taken.Rate;
            yield return taken.Heap;
            if (before is { } smaller)
            {
                yield return new(
                    $"rebuild of {taken.Events:N0} events (bare: {smaller.Events:N0})", "", 1.1 * taken.Events / smaller.Events, taken.Took / smaller.Took,
                    taken.Took.TotalMilliseconds, smaller.Took.TotalMilliseconds, "ms");
            }

            before = (taken.Events, taken.Took);
        }
    }

    private static async Task<(long Events, TimeSpan Took, Result Rate, Result Heap)> TakeAsync(ToldCity city, Rounds rounds)
    {
        var heap = new HeapOnTheWay();
        var events = await EventsAsync(city);
        // For the code to be compiled.
        if (events < 200_000) await RebuildAsync(city, heap);
        var (loops, rebuilds, all) = (new List<TimeSpan>(), new List<TimeSpan>(), Stopwatch.StartNew());
        do
        {
            rebuilds.Add(await TimeAsync(() => RebuildAsync(city, heap)));
            // Only now are there the rows of a log of this length.
            var bare = new BareRebuild(city.Database, events, await RowsAsync(city));
            loops.Add(await TimeAsync(bare.RunAsync));
        }
        while (rebuilds.Count < rounds.Count && all.Elapsed < Enough);
        TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
        var (loop, took) = (Median(loops), Median(rebuilds));
        return (events, took,
            new($"rebuild of all read models, {events:N0} events", $"{rebuilds.Count} rounds", 1.5, loop / took, events / took.TotalSeconds, events / loop.TotalSeconds, "/s"),
            heap.Result($"heap in the second half of the rebuild of {events:N0} events (bare: in the first)"));
    }

    private static Task RebuildAsync(ToldCity city, HeapOnTheWay heap) => city.Models.RebuildAsync(city.Models.Names, heap, CancellationToken.None);

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static async Task<long> EventsAsync(ToldCity city)
    {
        await using var connection = await city.Database.OpenConnectionAsync();
        return await CityCopies.CountAsync(connection);
    }

    private static async Task<long> RowsAsync(ToldCity city)
    {
        await using var connection = await city.Database.OpenConnectionAsync();
        var rows = 0L;
        foreach (var table in city.Models.Tables)
        {
            await using var count = new NpgsqlCommand($"select count(*) from {table}", connection);
            rows += (long)(await count.ExecuteScalarAsync())!;
        }

        return rows;
    }
}

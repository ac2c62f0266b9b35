using Haitang.Bench.Starts;
using Haitang.Web;

namespace Haitang.Bench.Rows;

/// <summary>From the start of the process to the first page on a database that is there, against an app of the same kind with nothing in it.</summary>
internal sealed class ColdStartRow : IRow
{
    public string Name => "cold-start";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var folder = Directory.CreateTempSubdirectory("haitang-bench-").FullName;
        try
        {
            var ours = new StartedApp(typeof(WebHost).Assembly.Location, "/account/sign-in", ["run"], new()
            {
                ["ConnectionStrings__Haitang"] = await bench.NewDatabaseAsync("bench_cold"),
                ["Haitang__Data"] = folder,
            });
            var empty = new StartedApp(StartedApp.EmptyApp, "/", [], []);
            // The first start makes the tables, and brings both programs' files into memory.
            await ours.TakeAsync();
            await empty.TakeAsync();
            var taken = new List<(double Ours, double Empty)>();
            for (var round = 0; round < rounds.Count; round++)
            {
                var bare = await empty.TakeAsync();
                taken.Add(((await ours.TakeAsync()).TotalMilliseconds, bare.TotalMilliseconds));
            }

            yield return new(
                "cold start to the first page (bare: an empty Blazor Server app)", $"{taken.Count} rounds", 3, Median(taken.Select(t => t.Ours / t.Empty)),
                Median(taken.Select(t => t.Ours)), Median(taken.Select(t => t.Empty)), "ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}

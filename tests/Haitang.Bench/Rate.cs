using System.Diagnostics;

namespace Haitang.Bench;

/// <summary>What each writer does over and over; the argument is the writer's number.</summary>
internal sealed record Work(int Writers, Func<int, Task> Once);

internal static class Rate
{
    /// <summary>How often a second all writers together did it.</summary>
    public static async Task<double> OfAsync(Work work, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, work.Writers).Select(writer => Task.Run(async () =>
        {
            var done = 0L;
            for (; clock.Elapsed < time; done++) await work.Once(writer);
            return done;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>A line of the table: operations a second, medians.</summary>
internal sealed record Result(string Name, int Writers, double Bare, double Ours, double Ratio);

using System.Runtime;

namespace Haitang.Bench;

/// <summary>Two sides take turns, so that whatever else the machine does meets both: each figure is the median of its rounds.</summary>
/// <param name="Writers">Only these numbers of writers; null: all that a row has.</param>
internal sealed record Rounds(int Count, TimeSpan Time, IReadOnlySet<int>? Writers, Cpu Cpu)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>A whole host has thousands of methods that are compiled again as they get busy.</summary>
    private const int MostWarmUps = 15;

    /// <summary>The part of the time that the compiler may still take.</summary>
    private const double Warm = 0.02;

    /// <summary>Of the numbers of writers that a row has those that were asked for.</summary>
    public IEnumerable<int> Of(params int[] writers) => writers.Where(w => Writers?.Contains(w) ?? true);

    public async Task<Result> CompareAsync(string what, string with, double goal, Work bare, Work ours)
    {
        await WarmUpAsync(bare);
        await WarmUpAsync(ours);
        List<(Sample Bare, Sample Ours)> rounds = [];
        for (var round = 0; round < Count; round++) rounds.Add((await bare.MeasureAsync(Time, Cpu), await ours.MeasureAsync(Time, Cpu)));
        return new(
            what, with, goal, Median(rounds.Select(r => r.Ours.Rate / r.Bare.Rate)), Median(rounds.Select(r => r.Ours.Rate)),
            Median(rounds.Select(r => r.Bare.Rate)), "/s",
            new(
                Median(rounds.Select(r => r.Ours.P50)), Median(rounds.Select(r => r.Ours.P99)),
                Median(rounds.Select(r => r.Ours.P99 / r.Ours.P50)), Median(rounds.Select(r => r.Bare.P99 / r.Bare.P50)),
                Median(rounds.Select(r => r.Ours.Cpu)), Median(rounds.Select(r => r.Bare.Cpu))));
    }

    /// <summary>Until the code is compiled as well as it ever will be: what is measured is a program that has run for a while.</summary>
    private async Task WarmUpAsync(Work work)
    {
        for (var round = 0; round < MostWarmUps; round++)
        {
            var before = JitInfo.GetCompilationTime();
            await work.MeasureAsync(WarmUp, Cpu);
            if (round > 0 && JitInfo.GetCompilationTime() - before < WarmUp * Warm) return;
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

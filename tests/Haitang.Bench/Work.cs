using System.Diagnostics;

namespace Haitang.Bench;

/// <summary>What each writer does over and over; the argument is the writer's number.</summary>
/// <param name="Settle">Afterwards, outside the time: what it left undone must not burden the other side.</param>
internal sealed record Work(int Writers, Func<int, Task> Once, Func<Task>? Settle = null)
{
    /// <summary>How often a second all writers together did it, and what one time took.</summary>
    public async Task<Sample> MeasureAsync(TimeSpan time, Cpu cpu)
    {
        var spent = cpu.Spent();
        var clock = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var took = new List<double>();
            while (clock.Elapsed < time)
            {
                var begun = Stopwatch.GetTimestamp();
                await Once(writer);
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return took;
        })));
        var elapsed = clock.Elapsed;
        if (Settle is not null) await Settle();
        // What follows belongs to the work, even if it is done later.
        spent = cpu.Spent() - spent;
        double[] all = [.. each.SelectMany(took => took).Order()];
        return new(all.Length / elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], spent.TotalMicroseconds / all.Length);
    }
}

/// <summary>One round of one side.</summary>
/// <param name="Rate">A second, all writers together.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Cpu">Microseconds of processor that one time cost, here and in PostgreSQL.</param>
internal sealed record Sample(double Rate, double P50, double P99, double Cpu);

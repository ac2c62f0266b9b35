using System.Diagnostics;

namespace Haitang.Bench.Signals;

/// <summary>Does something so often a second, however long each time takes, until time is up.</summary>
internal static class Pace
{
    public static async Task KeepAsync(int aSecond, TimeSpan time, Func<Task> once)
    {
        var clock = Stopwatch.StartNew();
        for (var n = 0; clock.Elapsed < time; n++)
        {
            await once();
            if (TimeSpan.FromSeconds((n + 1d) / aSecond) - clock.Elapsed is { } left && left > TimeSpan.Zero) await Task.Delay(left);
        }
    }
}

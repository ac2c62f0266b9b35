using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Haitang.Web.Tests.City;

/// <summary>Waits for a state instead of for a time, and says which one did not come.</summary>
public static class Wait
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan? most = null, [CallerArgumentExpression(nameof(holds))] string state = "")
    {
        var since = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
        {
            if (since.Elapsed > (most ?? Most)) throw new TimeoutException($"Not within {(most ?? Most).TotalSeconds:0} s: {state}");
            await tick.WaitForNextTickAsync();
        }
    }

    public static Task UntilAsync(Func<bool> holds, TimeSpan? most = null, [CallerArgumentExpression(nameof(holds))] string state = "") =>
        UntilAsync(() => Task.FromResult(holds()), most, state);
}

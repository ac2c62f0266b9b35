using System.Diagnostics;

namespace Haitang.Web.Tests.City;

/// <summary>Waits for a state instead of for a time.</summary>
public static class Wait
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan? most = null)
    {
        var since = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
        {
            if (since.Elapsed > (most ?? Most)) throw new TimeoutException("The awaited state did not come.");
            await tick.WaitForNextTickAsync();
        }
    }

    public static Task UntilAsync(Func<bool> holds, TimeSpan? most = null) => UntilAsync(() => Task.FromResult(holds()), most);
}

using System.Diagnostics;

namespace Haitang.EventLog.Tests;

internal static class Until
{
    /// <summary>Waits for a state; fails when it does not come.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> state, int seconds = 30)
    {
        var since = Stopwatch.StartNew();
        while (!await state())
        {
            Assert.True(since.Elapsed.TotalSeconds < seconds, "The state that the test waits for does not come.");
            await Task.Delay(5);
        }
    }
}

using System.Diagnostics;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>
/// What the machine takes for as good as nothing: a request that is answered at once, and a new number in a window that shows
/// nothing else. On a machine that has other work too, both take longer, and so does everything that is made of them.
/// </summary>
internal static class BareTrips
{
    private const string Nothing = "/health/live";

    /// <summary>Changes the page's only text again and again, and notes how long each next picture takes.</summary>
    private const string Watch =
        """
        between => {
          window.took = [];
          const change = () => {
            const begun = performance.now();
            document.body.textContent = begun;
            requestAnimationFrame(() => {
              window.took.push(performance.now() - begun);
              setTimeout(change, between);
            });
          };
          change();
        }
        """;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task<IPage> OpenAsync(IBrowserContext browser, Uri address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(address, Nothing).ToString());
        await page.EvaluateAsync(Watch, Between.TotalMilliseconds);
        return page;
    }

    /// <summary>All of both while something else is under way; milliseconds.</summary>
    public static async Task<(double[] Requests, double[] Pictures)> WhileAsync(Task work, IPage bare, Rest rest)
    {
        await bare.EvaluateAsync("() => { window.took = []; }");
        List<double> requests = [];
        while (!work.IsCompleted)
        {
            var begun = Stopwatch.GetTimestamp();
            await rest.GetAsync(Nothing);
            requests.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(Between);
        }

        await work;
        return ([.. requests], await bare.EvaluateAsync<double[]>("() => window.took"));
    }
}
